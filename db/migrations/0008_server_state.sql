-- In which state a request found the database. Transaction ids are used again after a failover or a restore to an earlier moment, so
-- the snapshot alone does not name a state: the cluster, its timeline and when this server started go before it. A host that
-- keeps the first two to itself still tells when it started.
CREATE FUNCTION server_state() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  cluster text := '';
BEGIN
  BEGIN
    SELECT c.system_identifier || ' '
        || CASE WHEN pg_is_in_recovery() THEN 'standby' ELSE left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) END
      INTO cluster FROM pg_control_system() c;
  EXCEPTION WHEN OTHERS THEN
    cluster := 'unknown';
  END;
  RETURN concat_ws(' ', cluster, extract(epoch FROM pg_postmaster_start_time()), pg_current_snapshot());
END
$$;
