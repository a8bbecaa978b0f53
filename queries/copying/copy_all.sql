-- Everything of the original into the new file; only what is alive is copied, so deleted words stay behind.
-- Grain: none; it fills the new file.
-- Parameters: none
copy from database original to fresh;
