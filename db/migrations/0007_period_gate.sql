-- People who write in a period hold its row shared, and shared holds never queue: while one overlaps the next, a closing would wait
-- for ever. So whoever writes first enters through an advisory lock, which does queue, and never waits there: a closing that has
-- waited long enough asks for the lock alone, those inside finish, and whoever comes meanwhile is told.
CREATE FUNCTION period_gate(id uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT hashtextextended(id::text, 7)
$$;
--> statement-breakpoint
CREATE FUNCTION enter_period(id uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock_shared(period_gate(id)) THEN
    RAISE EXCEPTION 'the period is being closed' USING ERRCODE = 'PL003';
  END IF;
  RETURN true;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_closed_period() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before_row jsonb;
  after_row jsonb;
  touched uuid[];
  found_closed boolean;
  name text;
BEGIN
  IF TG_OP = 'UPDATE' AND TG_NARGS > 0 THEN
    before_row := to_jsonb(OLD);
    after_row := to_jsonb(NEW);
    FOREACH name IN ARRAY TG_ARGV LOOP
      IF coalesce(after_row ->> name, '') = '' THEN
        before_row := before_row - name;
        after_row := after_row - name;
      END IF;
    END LOOP;
    IF before_row = after_row THEN
      RETURN NEW;
    END IF;
  END IF;

  IF TG_OP = 'DELETE' THEN
    touched := ARRAY[OLD.period_id];
  ELSIF TG_OP = 'INSERT' THEN
    touched := ARRAY[NEW.period_id];
  ELSE
    touched := ARRAY[OLD.period_id, NEW.period_id];
  END IF;

  PERFORM enter_period(t.id) FROM (SELECT DISTINCT unnest(touched) AS id ORDER BY 1) t WHERE t.id IS NOT NULL;
  FOR found_closed IN SELECT p.state = 'closed' FROM period p WHERE p.id = ANY (touched) ORDER BY p.id FOR SHARE LOOP
    IF found_closed THEN
      RAISE EXCEPTION 'the period is closed' USING ERRCODE = 'PL001';
    END IF;
  END LOOP;

  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END
$$;
