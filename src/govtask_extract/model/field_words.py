"""What the lists of a task are called in messages: the leads are its lead units."""

from __future__ import annotations

from govtask_extract.saying.said import Said, said

FIELD_WORDS: dict[str, Said] = {
    "lead_units": said("lead units"),
    "supervising_leaders": said("supervising leaders"),
    "responsible_units": said("responsible units"),
    "co_handling_units": said("co handling units"),
    "guiding_units": said("guiding units"),
    "upstream_responsible_units": said("upstream responsible units"),
    "deadlines": said("deadlines"),
}
"""By the names of their fields."""
