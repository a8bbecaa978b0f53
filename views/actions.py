"""Actions: measures against causes, lost accounts worth another word, deals to pursue or to walk away from."""

import streamlit as st

from views import acting, empty, figure, filters, measures, walk_away, win_back

PARTS = {"measures": "Measures", "win_back": "Win back", "walk_away": "Walk away"}

if empty.leads_elsewhere():
    st.stop()
acting.say_what_was_kept()
filtered = filters.head("Actions", kinds=False)
part = figure.choice("What to look at", PARTS, key="part")
if part == "win_back":
    win_back.show(filtered)
elif part == "walk_away":
    walk_away.show()
else:
    measures.show(filtered)
