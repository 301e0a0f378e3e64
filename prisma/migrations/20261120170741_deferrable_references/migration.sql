-- References made since the function was: a restore has them checked at its end too.
select make_references_deferrable();
