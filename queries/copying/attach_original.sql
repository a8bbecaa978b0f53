-- Take the file to be copied into the session, to be read only.
-- Grain: none; it changes the session.
-- Parameters: path
attach $path as original (read_only);
