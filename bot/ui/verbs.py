"""What each control and each command lets people do: their rows in the table of rights."""

from collections.abc import Callable, Iterable
from typing import Any

from discord import ui

from bot.domain.team.rights import Act, Rights
from bot.ui.controls import Item, read_id

_BY_ACT: dict[Act, str] = {
    Act.SEE_TALKS: "talks talks-page more calendar feed",
    Act.ANSWER: (
        "going maybe cannot fine edition-going edition-stop signup-choice"
        " remind-yes remind-switch remind-no"
    ),
    Act.JOIN: "join",
    Act.OWN_CALENDAR: (
        "my-calendar my-calendar-on my-calendar-alarm my-calendar-renew my-calendar-renew-yes"
    ),
    Act.CERTIFICATE: "certificates certificate-of certificate certificate-made",
    Act.OWN_LETTERS: (
        "me letters letters-before letters-cap letters-language letters-quiet letters-quiet-set"
        " stop-letters allow-letters findings-letters-off"
        " my-calendar-stop my-calendar-stop-yes"
    ),
    Act.OWN_DATA: "my-data my-data-file erase erase-yes",
    Act.LOG: "note note-keep keep-message",
    Act.CHANGE_OWN: "takeaway-pick takeaway-edit takeaway-edited takeaway-undo",
    Act.ASK: (
        "ask ask-keep questions support support-back near-support near-back report report-really"
    ),
    Act.VOTE: "ballot-answer ballot-go-on ballot-page",
    Act.SEARCH: "search search-typed",
    Act.READ_FINDINGS: (
        "findings read read-open findings-letters findings-letters-turn findings-letters-on"
    ),
    Act.GET_HELP: "dismiss correct",
    Act.SEE_PANEL: "panel consents dry-run chapters",
    Act.RUN_TALK: (
        "begin not-begun next-segment segment-back extend shorten"
        " end goes-on end-said end-otherwise"
    ),
    Act.ATTENDANCE: (
        "attendance attendance-mark attendance-unmark attendance-file attendance-file-sent"
        " attendance-file-none"
    ),
    Act.POLL: (
        "poll-open poll-open-really poll-close poll-close-really ballot-close ballot-close-really"
        " ballot-results ballot-texts ballot-text ballot-publish ballot-publish-really"
        " ballot-compare ballot-compare-editions ballot-together"
    ),
    Act.CHANGE_ANY: (
        "manage manage-show manage-edit manage-edited manage-hide manage-back manage-answered"
        " manage-merge manage-apart manage-take-out manage-remove manage-remove-really notes"
        " look look-pass look-pass-upto look-hide look-hide-upto look-hide-all look-open hidden"
        " intake intake-set"
    ),
    Act.SEE_DESK: "desk desk-again planned stuck left receipt dry-run-edition dry-run-choose",
    Act.LIST_TALKS: "choose-panel",
    Act.WRITE_FINDINGS: (
        "draft draft-open finding finding-show finding-new finding-made finding-edit finding-edited"
        " finding-join finding-join-really finding-remove finding-remove-really"
        " order order-which order-where"
        " around around-written return return-read return-leave return-take"
        " preview preview-open ask-review ask-review-really checklist"
        " review review-open review-comment review-commented"
        " revisions revision revision-choose revision-open"
        " follow-up follow-up-open follow-up-of follow-up-noted follow-up-stop follow-up-when"
        " follow-up-when-set"
        " sort sort-in sort-other sort-against sort-new sort-new-made sort-out sort-later sort-back"
        " sort-again sort-all sort-all-again sort-hide sort-edit sort-edited left-out evidence"
    ),
    Act.EXPORT_FINDINGS: "export export-anyway",
    Act.EXPORT: "export-notes",
    Act.PLAN_TALKS: (
        "new-talk talk-made confirm paste-programme programme programme-page programme-keep "
        "programme-correct programme-place programme-place-set"
        " listing-page listing-zone listing-zone-set listing-keep"
        " edition-copy edition-copy-typed edition-copy-yes copy copy-made"
        " repeat repeat-set repeat-yes"
    ),
    Act.EDIT_TALK: (
        "edit-talk talk-details about about-set edit-people people edit-recording recording"
        " signup-rules signup-roles signup-closes signup-closes-set signup-question"
        " signup-question-set"
        " talk-poll talk-question talk-question-set talk-question-none ballot-try ballot-try-sent"
        " alike alike-yes"
    ),
    Act.SET_LINKS: "edit-links links",
    Act.SET_CONSENT: "consent-of consent-set name-places",
    Act.NAME_NOTE_TAKERS: "note-takers note-takers-named",
    Act.ANNOUNCE: "announce-ask announce announce-on announce-when ping",
    Act.MOVE: "move move-when place place-set move-these move-these-yes",
    Act.CANCEL: "cancel-talk cancel-really hold-after-all cancel-these cancel-these-yes",
    Act.DELETE_DRAFT: "delete-draft delete-really",
    Act.SEE_PEOPLE: "coming coming-page coming-csv",
    Act.FREE_SEAT: "free-seat free-seat-of free-seat-really",
    Act.WRITE_TO_ALL: "write-to-all write-to-all-typed write-to-all-yes",
    Act.ERASE_OTHER: "erase-which erase-by-id erase-other erase-other-yes",
    Act.SEE_AUDIT: "audit audit-csv",
    Act.MEND: (
        "mend mend-all post-again panel-post-again give-up give-up-yes"
        " event-compare event-ours event-theirs event-leave-out"
    ),
    Act.APPROVE: "review-approve review-changes",
    Act.PUBLISH: (
        "publish publish-really name-correct"
        " publish-reason publish-reasoned retract retract-really"
        " publish-later publish-later-when publish-later-yes publish-later-stop"
    ),
    Act.KEEP_SERIES: (
        "new-series series-made series-edited new-edition edition-made series-take-back"
        " series-events series-poll series-poll-form series-poll-set ballot-word ballot-worded"
        " ballot-leave-out ballot-file ballot-file-get ballot-file-sent series-web series-web-set"
    ),
    Act.NAME_CO_PRODUCERS: "co-producers co-producers-named",
    Act.KEEP_PARTNERS: (
        "share-new share-stop share-stop-really share-cut share-cut-really"
        " follow-open follow-channel follow-begin follow-stop follow-stop-really"
    ),
    Act.SET_UP: (
        "setup setup-step setup-channel setup-roles setup-publish setup-forum"
        " setup-zone setup-zone-set setup-language setup-test setup-kept"
        " setup-words setup-words-set setup-attended"
    ),
}
VERBS: dict[str, Act] = {verb: act for act, verbs in _BY_ACT.items() for verb in verbs.split()}

# By their English names; the menu of a message is among them.
COMMANDS: dict[str, Act] = {
    "/talks": Act.SEE_TALKS,
    "/log": Act.LOG,
    "Log takeaway": Act.LOG,
    "/search": Act.SEARCH,
    "/findings": Act.READ_FINDINGS,
    "/me": Act.OWN_LETTERS,
    "/help": Act.GET_HELP,
    "/setup": Act.SET_UP,
    "/desk": Act.SEE_DESK,
    "/series new": Act.KEEP_SERIES,
    "/series edit": Act.KEEP_SERIES,
    "/series edition": Act.KEEP_SERIES,
    "/series share": Act.KEEP_PARTNERS,
    "/series follow": Act.KEEP_PARTNERS,
    "/talk new": Act.PLAN_TALKS,
    "/talk programme": Act.PLAN_TALKS,
    "/talk panel": Act.SEE_PANEL,
    "/draft": Act.WRITE_FINDINGS,
    "/export": Act.EXPORT_FINDINGS,
}


# They lead to what the bot serves over HTTP, and say so where it has no address there.
_ON_WEB = frozenset({"my-calendar", "series-web"})


def permitted(items: Iterable[Item], rights: Rights) -> list[Item]:
    """The same without the controls that lead to what those who read may not do."""
    return _kept(items, lambda verb: rights.may(VERBS[verb]))


def without_web(items: Iterable[Item]) -> list[Item]:
    """The same without the controls that lead to pages, for a bot that has none."""
    return _kept(items, lambda verb: verb not in _ON_WEB)


def _kept(items: Iterable[Item], is_kept: Callable[[str], bool]) -> list[Item]:
    shown = [_row(item, is_kept) if isinstance(item, ui.ActionRow) else item for item in items]
    return [item for item in shown if not isinstance(item, ui.ActionRow) or item.children]


def _row(whole: ui.ActionRow[Any], is_kept: Callable[[str], bool]) -> Item:
    found = [(each, getattr(each, "custom_id", None)) for each in whole.children]
    return ui.ActionRow(
        *(
            each
            for each, custom_id in found
            if custom_id is None or is_kept(read_id(custom_id).verb)
        )
    )
