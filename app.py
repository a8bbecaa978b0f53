"""Whyleft in the browser. This file routes: it opens the database, takes over the filters and runs one page."""

from pathlib import Path

import streamlit as st

from views import banner, filters, kept_name, session
from views.text import plain

HERE = Path(__file__).parent
IMAGES = HERE / "views" / "images"
NAVIGATION = 232  # pixels across; the rest of a small laptop belongs to the figures
PAGES = {  # in the order of the navigation: what is found, what is done about it, what goes in
    "overview": ("Overview", ":material/insights:"),
    "root_causes": ("Root causes", ":material/account_tree:"),
    "retention": ("Retention", ":material/group:"),
    "win_loss": ("Win/loss", ":material/handshake:"),
    "losses": ("Losses", ":material/manage_search:"),
    "accounts": ("Accounts", ":material/health_and_safety:"),
    "actions": ("Actions", ":material/task_alt:"),
    "quarterly_review": ("Quarterly review", ":material/slideshow:"),
    "upload": ("Upload", ":material/upload_file:"),
    "settings": ("Settings", ":material/settings:"),
}


LISTS = ("behind_figure", "Behind the figure")  # that a click on a figure leads to, and nothing else


def pages() -> list[st.Page]:
    """The pages whose files exist."""
    shown = [
        st.Page(f"views/{name}.py", title=title, icon=icon, url_path=name, default=name == "overview")
        for name, (title, icon) in PAGES.items()
        if (HERE / "views" / f"{name}.py").is_file()
    ]
    name, title = LISTS
    return [*shown, st.Page(f"views/{name}.py", title=title, url_path=name, visibility="hidden")]


# the icon is a file: one by name would be asked for outside this machine
st.set_page_config(
    page_title="Whyleft", page_icon=str(IMAGES / "icon.svg"), layout="wide", initial_sidebar_state=NAVIGATION
)
st.logo(IMAGES / "logo.svg", size="large", icon_image=IMAGES / "icon.svg")
page = st.navigation(pages(), expanded=True)
st.html(HERE / "views" / "style.css")
if st.context.theme.type == "dark":
    st.html(HERE / "views" / "dark_tables_on_paper.css")
try:
    session.begin()
    banner.show(filters.adopt(), page=page.url_path)
    page.run()
    kept_name.write()
except ValueError as error:  # what a person can cause is a sentence; the store refuses with one too
    st.error(plain(error), icon=":material/error:")
