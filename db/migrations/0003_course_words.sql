ALTER TABLE "course_answer" ADD COLUMN "word" text;--> statement-breakpoint
-- The word on why is personal text: it may be emptied when the period is closed.
DROP TRIGGER closed_is_final ON course_answer;
--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON course_answer FOR EACH ROW EXECUTE FUNCTION refuse_closed_period('word');
