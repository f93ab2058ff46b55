"""What a checker of PDFs that is not ours has against one."""

import page

HEARD, KEPT = page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A


def complaints(pdf: bytes, *profiles: page.ValidationProfile) -> list[str]:
    """Each rule that it breaks, of PDF/UA-1 unless others are named."""
    return [
        f"{broken.rule_id}: {broken.message}"
        for profile in profiles or (HEARD,)
        for broken in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]
