"""The database: schema, marts and named queries, one SQL statement a file. Only `store` imports duckdb."""
