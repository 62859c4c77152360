"""The options of `list contacts` that narrow, one for each part of a filter."""

import argparse
from argparse import Namespace

from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.errors import UserError
from netdesk.domain.folding import sort_key
from netdesk.domain.stage import Stage
from netdesk.services.saved_filters import SavedFilters

NEWEST = "newest"


def add_options(one: argparse.ArgumentParser) -> None:
    """Adds them; each narrows what the others let through."""
    one.add_argument(
        "--search", default="", metavar="TEXT", help="only those that these words are found with"
    )
    one.add_argument("--stage", choices=[str(stage) for stage in Stage], help="only those at this stage")
    one.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="only those with this tag; of several, all"
    )
    one.add_argument("--any-tag", action="store_true", help="one of the tags is enough")
    one.add_argument("--organisation", default="", metavar="NAME", help="only those who are there now")
    one.add_argument("--target", action="store_true", help="only those at an organisation that is a target")
    one.add_argument("--quiet", action="store_true", help="only those going quiet")
    one.add_argument("--no-next-step", action="store_true", help="only those without a step or a meeting")
    one.add_argument("--referee", action="store_true", help="only those who may give a reference")
    one.add_argument(
        "--batch",
        default="",
        metavar="FILE",
        help=f"only whom the last import of this file brought or changed; `{NEWEST}`: the last of all",
    )
    one.add_argument(
        "--filter",
        default="",
        metavar="NAME",
        help="a saved filter; another option takes the place of its part",
    )


def query_of(arguments: Namespace, filters: SavedFilters) -> ContactQuery:
    """What the options ask for."""
    saved = _saved(arguments.filter, filters) if arguments.filter else ContactQuery()
    return ContactQuery(
        text=arguments.search or saved.text,
        stage=Stage(arguments.stage) if arguments.stage else saved.stage,
        quiet=arguments.quiet or saved.quiet,
        tags=tuple(arguments.tag) or saved.tags,
        any_tag=arguments.any_tag if arguments.tag else saved.any_tag,
        organisation=arguments.organisation or saved.organisation,
        target=arguments.target or saved.target,
        batch=_batch(arguments.batch, filters) if arguments.batch else saved.batch,
        no_next_step=arguments.no_next_step or saved.no_next_step,
        referee=arguments.referee or saved.referee,
    )


def _saved(name: str, filters: SavedFilters) -> ContactQuery:
    known = filters.all()
    for one in known:
        if sort_key(one.name) == sort_key(name):
            return one.query
    names = ", ".join(one.name for one in known) or "none"
    raise UserError(f"There is no saved filter “{name}”. There are: {names}.")


def _batch(name: str, filters: SavedFilters) -> str:
    known = filters.choices().batches
    for one in known:
        if name in (NEWEST, one.uid) or sort_key(one.source) == sort_key(name):
            return one.uid
    names = ", ".join(dict.fromkeys(one.source for one in known)) or "none"
    raise UserError(f"There is no import of “{name}”. There are: {names}.")
