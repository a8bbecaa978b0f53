"""Upload: files in, a look at them, the mapping, what a load would do, the load, its result and its undo."""

import streamlit as st

st.title("Upload")
st.file_uploader("Files", accept_multiple_files=True)
