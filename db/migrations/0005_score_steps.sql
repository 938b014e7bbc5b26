ALTER TABLE "goal_step" ADD COLUMN "score" double precision;--> statement-breakpoint
ALTER TABLE "goal_step" ADD CONSTRAINT "goal_step_score" CHECK ("goal_step"."score" between 0 and 1);