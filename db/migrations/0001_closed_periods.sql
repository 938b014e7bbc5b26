-- A closed period is final. Every table whose rows enter a period's numbers carries period_id and this trigger.
--
-- A writer takes the period's row shared (FOR SHARE), closing updates it (FOR NO KEY UPDATE, which conflicts), so whichever
-- comes second waits for the first and then sees its outcome: nothing slips in beside the closing.
--
-- One change stays possible: erasing personal text. The trigger's arguments name the columns that hold such text; an update
-- that does nothing but empty some of them is let through.
CREATE FUNCTION refuse_closed_period() RETURNS trigger LANGUAGE plpgsql AS $$
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
--> statement-breakpoint
CREATE FUNCTION refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'closed' THEN
    RAISE EXCEPTION 'the period is closed' USING ERRCODE = 'PL001';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'PL002';
END
$$;
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE UPDATE OR DELETE ON period FOR EACH ROW EXECUTE FUNCTION refuse_reopening();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON activity FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON goal FOR EACH ROW EXECUTE FUNCTION refuse_closed_period('content', 'background', 'support', 'relevance', 'check_reason');
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON goal_step FOR EACH ROW EXECUTE FUNCTION refuse_closed_period('comment');
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON assignment_answer FOR EACH ROW EXECUTE FUNCTION refuse_closed_period('objection');
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON goal_revision FOR EACH ROW EXECUTE FUNCTION refuse_closed_period('name', 'content', 'background', 'support', 'relevance');
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON goal_term FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON key_result FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON key_result_term FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON alignment FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON task FOR EACH ROW EXECUTE FUNCTION refuse_closed_period('title');
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON personal_plan FOR EACH ROW EXECUTE FUNCTION refuse_closed_period('position', 'abilities', 'resources', 'company_and_market', 'growth_wish', 'conclusions');
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON check_in FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON check_in_version FOR EACH ROW EXECUTE FUNCTION refuse_closed_period('happened', 'changes', 'blockers');
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON measurement FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON excused_week FOR EACH ROW EXECUTE FUNCTION refuse_closed_period('reason');
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON adjustment FOR EACH ROW EXECUTE FUNCTION refuse_closed_period('explanation', 'approach', 'decision');
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON adjustment_item FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON correction FOR EACH ROW EXECUTE FUNCTION refuse_closed_period('explanation');
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON course_answer FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON grade FOR EACH ROW EXECUTE FUNCTION refuse_closed_period('worked', 'did_not', 'next_time', 'final_reason');
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON grade_value FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON direction FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON period_shape FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
