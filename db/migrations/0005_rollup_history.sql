ALTER TABLE "goal_step" ADD COLUMN "score" double precision;--> statement-breakpoint
CREATE INDEX "measurement_key_result" ON "measurement" USING btree ("key_result_id","as_of");--> statement-breakpoint
CREATE INDEX "alignment_child" ON "alignment" USING btree ("child_id");--> statement-breakpoint
ALTER TABLE "goal_step" ADD CONSTRAINT "goal_step_score" CHECK ("goal_step"."score" between 0 and 1);