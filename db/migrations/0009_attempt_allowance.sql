CREATE TABLE "attempt_allowance" (
	"key" text PRIMARY KEY NOT NULL,
	"spent_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP TABLE "sign_in_failure" CASCADE;--> statement-breakpoint
CREATE INDEX "attempt_allowance_spent" ON "attempt_allowance" USING btree ("spent_until");