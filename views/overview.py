"""Overview: why customers leave, in one sentence and four figures."""

import streamlit as st

from views import empty, filters

if empty.leads_elsewhere():
    st.stop()
filtered = filters.head("Overview")
