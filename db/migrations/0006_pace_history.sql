CREATE TABLE "key_result_pace" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key_result_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"pace_curve" text NOT NULL,
	"marks" jsonb,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "period_shape" ADD COLUMN "regions" jsonb;--> statement-breakpoint
ALTER TABLE "key_result_pace" ADD CONSTRAINT "key_result_pace_key_result_id_key_result_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_result"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_result_pace" ADD CONSTRAINT "key_result_pace_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_result_pace" ADD CONSTRAINT "key_result_pace_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "key_result_pace_of" ON "key_result_pace" USING btree ("key_result_id");--> statement-breakpoint
CREATE UNIQUE INDEX "key_result_pace_standing" ON "key_result_pace" USING btree ("key_result_id") WHERE "key_result_pace"."superseded_at" is null;--> statement-breakpoint
CREATE TRIGGER closed_is_final BEFORE INSERT OR UPDATE OR DELETE ON key_result_pace FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
