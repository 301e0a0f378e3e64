-- Full text over names and descriptions of files, as the list of assets searches them.
create index assets_search on assets using gin (to_tsvector('simple', filename || ' ' || alt));
