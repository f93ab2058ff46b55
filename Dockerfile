# `--build-arg BASE=python@sha256:...` builds on one image and no other (docs/dependencies.md).
ARG BASE=python:3.11-slim
FROM ${BASE}

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ROSTRUM_DATA=/data

WORKDIR /app

COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes \
    -r requirements/run.txt

COPY bot bot
COPY cogs cogs
COPY data data

# The data folder belongs to the user before it becomes a volume, or root would own it.
RUN useradd --system --uid 10001 --home-dir /data --create-home rostrum
VOLUME /data
USER rostrum

# The process itself, not a shell, so that `docker stop` reaches it and it can finish its work.
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
