"""Actions: measures against causes, lost accounts worth another word, deals to pursue or to walk away from."""

import streamlit as st

from analysis.action import disengaged_words
from views import acting, boxes, empty, measures, session, walk_away, win_back

PARTS = {"measures": "Measures", "win_back": "Win back", "walk_away": "Walk away"}

if empty.leads_elsewhere():
    st.stop()
acting.say_what_was_kept()
# the filters stand above the choice of a part, which on the first run only the address knows
in_address = {label: part for part, label in PARTS.items()}.get(st.query_params.get("part", ""), "measures")
part = st.session_state.get("part", in_address)
filtered = boxes.head("Actions", kinds=False, period=part == "measures", places=part != "walk_away")
part = boxes.choice("What to look at", PARTS, key="part")
if part != "walk_away" and (due := session.ask(disengaged_words.reminder, today=acting.today())):
    st.info(due, icon=":material/event:")
if part == "win_back":
    win_back.show(filtered)
elif part == "walk_away":
    walk_away.show()
else:
    measures.show(filtered)
