"""The series, its editions, and the talks with their segments, speakers and states."""
