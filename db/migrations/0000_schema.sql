CREATE TABLE "activity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"actor_kind" text NOT NULL,
	"event" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"goal_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"alone" boolean NOT NULL,
	"sequence" integer GENERATED ALWAYS AS IDENTITY (sequence name "activity_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1)
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"user_agent" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "adjustment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"reason" text NOT NULL,
	"explanation" text,
	"approach" text,
	"state" text NOT NULL,
	"late" boolean NOT NULL,
	"drops_goal" boolean NOT NULL,
	"from_deadline" date,
	"to_deadline" date,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"goal_version" integer NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision" text,
	"decided_alone" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "adjustment_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"adjustment_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"key_result_id" uuid,
	"change" text NOT NULL,
	"from_target" numeric(20, 4),
	"to_target" numeric(20, 4),
	"from_weight" integer,
	"to_weight" integer,
	"from_due_on" date,
	"to_due_on" date,
	"added" jsonb
);
--> statement-breakpoint
CREATE TABLE "adjustment_read" (
	"id" uuid PRIMARY KEY NOT NULL,
	"adjustment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "correction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"key_result_id" uuid,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"explanation" text,
	"by_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "course_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"asked" text NOT NULL,
	"answer" text NOT NULL,
	"by_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "acknowledgement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"check_in_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "check_in" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"week" date NOT NULL,
	"first_recorded_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "check_in_monday" CHECK (extract(isodow from "check_in"."week") = 1)
);
--> statement-breakpoint
CREATE TABLE "check_in_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"check_in_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"confidence" integer,
	"happened" text,
	"changes" text,
	"blockers" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone,
	CONSTRAINT "check_in_version_confidence" CHECK ("check_in_version"."confidence" between 0 and 10)
);
--> statement-breakpoint
CREATE TABLE "comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"check_in_id" uuid,
	"adjustment_id" uuid,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"question" boolean NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "excused_week" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"week" date NOT NULL,
	"excused_by" uuid NOT NULL,
	"reason" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "measurement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key_result_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"check_in_id" uuid,
	"as_of" date NOT NULL,
	"value" numeric(20, 4) NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone,
	CONSTRAINT "measurement_number" CHECK ("measurement"."value" <> 'NaN')
);
--> statement-breakpoint
CREATE TABLE "company" (
	"one" boolean PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"currency" char(3) NOT NULL,
	"time_zone" text NOT NULL,
	"check_in_weekday" integer NOT NULL,
	"check_in_time" text NOT NULL,
	"on_track" double precision NOT NULL,
	"at_risk" double precision NOT NULL,
	"score_against" text NOT NULL,
	"visibility" text NOT NULL,
	"penalty_amounts" boolean NOT NULL,
	"demo" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "company_one" CHECK ("company"."one"),
	CONSTRAINT "company_thresholds" CHECK (0 < "company"."at_risk" and "company"."at_risk" < "company"."on_track" and "company"."on_track" <= 1),
	CONSTRAINT "company_weekday" CHECK ("company"."check_in_weekday" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"one" boolean PRIMARY KEY NOT NULL,
	"installation_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "installation_one" CHECK ("installation"."one")
);
--> statement-breakpoint
CREATE TABLE "special_day" (
	"day" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"person_id" uuid NOT NULL,
	"form_id" uuid NOT NULL,
	"result" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "submission_person_id_form_id_pk" PRIMARY KEY("person_id","form_id")
);
--> statement-breakpoint
CREATE TABLE "alignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"child_id" uuid NOT NULL,
	"parent_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"axis" text NOT NULL,
	"share" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone,
	CONSTRAINT "alignment_share" CHECK ("alignment"."share" between 1 and 10000),
	CONSTRAINT "alignment_other" CHECK ("alignment"."child_id" <> "alignment"."parent_id")
);
--> statement-breakpoint
CREATE TABLE "assignment_answer" (
	"goal_id" uuid PRIMARY KEY NOT NULL,
	"period_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone,
	"objection" text,
	"objected_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "goal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"period_id" uuid NOT NULL,
	"level" text NOT NULL,
	"team_id" uuid,
	"owner_id" uuid NOT NULL,
	"accountable_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"name" text NOT NULL,
	"content" text NOT NULL,
	"background" text NOT NULL,
	"support" text NOT NULL,
	"starts" date NOT NULL,
	"deadline" date NOT NULL,
	"weight" integer,
	"state" text NOT NULL,
	"assigned" boolean NOT NULL,
	"supports_goal_id" uuid,
	"relevance" text NOT NULL,
	"check_reason" text NOT NULL,
	"copied_from_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	"source" text,
	"external_id" text,
	CONSTRAINT "goal_level_team" CHECK (("goal"."level" = 'company') = ("goal"."team_id" is null)),
	CONSTRAINT "goal_dates" CHECK ("goal"."deadline" >= "goal"."starts"),
	CONSTRAINT "goal_weight" CHECK ("goal"."weight" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "goal_revision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"name" text,
	"content" text,
	"background" text,
	"support" text,
	"relevance" text,
	"accountable_id" uuid,
	"replaced_by" uuid NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"state" text NOT NULL,
	"event" text NOT NULL,
	"by_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"comment" text,
	"decided_alone" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_term" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"starts" date NOT NULL,
	"deadline" date NOT NULL,
	"weight" integer,
	"adjustment_id" uuid,
	"correction_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "key_result" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"metric_id" uuid,
	"wording" text NOT NULL,
	"kind" text NOT NULL,
	"unit" text NOT NULL,
	"currency" char(3),
	"value_source" text NOT NULL,
	"fed_by" text NOT NULL,
	"pace_curve" text NOT NULL,
	"marks" jsonb,
	"position" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"source" text,
	"external_id" text,
	CONSTRAINT "key_result_named" CHECK ("key_result"."metric_id" is not null or "key_result"."wording" <> '')
);
--> statement-breakpoint
CREATE TABLE "key_result_term" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key_result_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"baseline" numeric(20, 4) NOT NULL,
	"base" numeric(20, 4),
	"target" numeric(20, 4) NOT NULL,
	"weight" integer NOT NULL,
	"due_on" date,
	"dropped" boolean NOT NULL,
	"adjustment_id" uuid,
	"correction_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone,
	CONSTRAINT "key_result_term_weight" CHECK ("key_result_term"."weight" between 0 and 10000),
	CONSTRAINT "key_result_term_numbers" CHECK ("key_result_term"."baseline" <> 'NaN' and "key_result_term"."target" <> 'NaN' and ("key_result_term"."base" is null or "key_result_term"."base" <> 'NaN'))
);
--> statement-breakpoint
CREATE TABLE "personal_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"position" text NOT NULL,
	"abilities" text NOT NULL,
	"resources" text NOT NULL,
	"company_and_market" text NOT NULL,
	"growth_wish" text NOT NULL,
	"conclusions" text NOT NULL,
	"author_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"title" text,
	"assignee_id" uuid NOT NULL,
	"due_on" date,
	"position" integer NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "grade" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"self_score" double precision,
	"self_sent_at" timestamp (3) with time zone,
	"worked" text,
	"did_not" text,
	"next_time" text,
	"final_score" double precision,
	"final_reason" text,
	"final_by" uuid,
	"final_at" timestamp (3) with time zone,
	"outdated_at" timestamp (3) with time zone,
	"computed_score" double precision,
	"capped_adjusted" double precision,
	"capped_original" double precision,
	"uncapped_adjusted" double precision,
	"uncapped_original" double precision,
	"version" integer NOT NULL,
	CONSTRAINT "grade_scores" CHECK ("grade"."self_score" between 0 and 1 and "grade"."final_score" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "grade_remark" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grade_value" (
	"id" uuid PRIMARY KEY NOT NULL,
	"grade_id" uuid NOT NULL,
	"key_result_id" uuid NOT NULL,
	"period_id" uuid NOT NULL,
	"value" numeric(20, 4),
	"attainment_adjusted" double precision,
	"attainment_original" double precision
);
--> statement-breakpoint
CREATE TABLE "incentive_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"period_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"against" text NOT NULL,
	"capped" boolean NOT NULL,
	"from" double precision,
	"to" double precision,
	"text" text NOT NULL,
	"amount" numeric(20, 4),
	"currency" char(3),
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "incentive_suggestion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rule_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"mark" integer NOT NULL,
	"outcome" text NOT NULL,
	"word" text,
	"by_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"goal_id" uuid,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"amount" numeric(20, 4),
	"currency" char(3),
	"support" text,
	"target" text,
	"change_by" date,
	"written_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"acknowledged_at" timestamp (3) with time zone,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"suggestion_id" uuid,
	CONSTRAINT "note_other" CHECK ("note"."person_id" <> "note"."author_id"),
	CONSTRAINT "note_amount" CHECK ("note"."amount" is null or ("note"."amount" > 0 and "note"."amount" <> 'NaN' and "note"."currency" is not null))
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" uuid,
	"person_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	CONSTRAINT "membership_dates" CHECK ("membership"."valid_to" > "membership"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text,
	"position" text NOT NULL,
	"locale" text NOT NULL,
	"active" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deactivated_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	"source" text,
	"external_id" text,
	CONSTRAINT "person_email_normal" CHECK ("person"."email" = lower(btrim("person"."email")))
);
--> statement-breakpoint
CREATE TABLE "person_role" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"granted_by" uuid,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"revoked_by" uuid,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "team" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	"source" text,
	"external_id" text
);
--> statement-breakpoint
CREATE TABLE "team_lead" (
	"id" uuid PRIMARY KEY NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" uuid,
	"team_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "team_lead_dates" CHECK ("team_lead"."valid_to" > "team_lead"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "team_parent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" uuid,
	"team_id" uuid NOT NULL,
	"parent_id" uuid NOT NULL,
	CONSTRAINT "team_parent_dates" CHECK ("team_parent"."valid_to" > "team_parent"."valid_from"),
	CONSTRAINT "team_parent_other" CHECK ("team_parent"."parent_id" <> "team_parent"."team_id")
);
--> statement-breakpoint
CREATE TABLE "direction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"period_id" uuid NOT NULL,
	"strategy" text NOT NULL,
	"core_business" text NOT NULL,
	"market_trends" text NOT NULL,
	"author_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "metric" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name_en" text NOT NULL,
	"name_zh" text NOT NULL,
	"kind" text NOT NULL,
	"unit_en" text NOT NULL,
	"unit_zh" text NOT NULL,
	"currency" char(3),
	"better" text NOT NULL,
	"reading" text NOT NULL,
	"pace_curve" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	"source" text,
	"external_id" text,
	CONSTRAINT "metric_currency" CHECK (("metric"."kind" in ('amount', 'growth')) = ("metric"."currency" is not null))
);
--> statement-breakpoint
CREATE TABLE "period" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"year_id" uuid,
	"first" date NOT NULL,
	"last" date NOT NULL,
	"state" text NOT NULL,
	"settings" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "period_dates" CHECK ("period"."last" >= "period"."first"),
	CONSTRAINT "period_open_settings" CHECK ("period"."state" = 'planning' or "period"."settings" is not null)
);
--> statement-breakpoint
CREATE TABLE "period_shape" (
	"period_id" uuid NOT NULL,
	"metric_id" uuid NOT NULL,
	"shape" jsonb NOT NULL,
	"learned_from" jsonb NOT NULL,
	CONSTRAINT "period_shape_period_id_metric_id_pk" PRIMARY KEY("period_id","metric_id")
);
--> statement-breakpoint
CREATE TABLE "period_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"period_id" uuid NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" uuid,
	"reason" text
);
--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_actor_id_person_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment_item" ADD CONSTRAINT "adjustment_item_adjustment_id_adjustment_id_fk" FOREIGN KEY ("adjustment_id") REFERENCES "public"."adjustment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment_item" ADD CONSTRAINT "adjustment_item_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment_item" ADD CONSTRAINT "adjustment_item_key_result_id_key_result_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_result"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment_read" ADD CONSTRAINT "adjustment_read_adjustment_id_adjustment_id_fk" FOREIGN KEY ("adjustment_id") REFERENCES "public"."adjustment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment_read" ADD CONSTRAINT "adjustment_read_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_key_result_id_key_result_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_result"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_answer" ADD CONSTRAINT "course_answer_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_answer" ADD CONSTRAINT "course_answer_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_answer" ADD CONSTRAINT "course_answer_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgement" ADD CONSTRAINT "acknowledgement_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgement" ADD CONSTRAINT "acknowledgement_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in_version" ADD CONSTRAINT "check_in_version_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in_version" ADD CONSTRAINT "check_in_version_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in_version" ADD CONSTRAINT "check_in_version_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_adjustment_id_adjustment_id_fk" FOREIGN KEY ("adjustment_id") REFERENCES "public"."adjustment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "excused_week" ADD CONSTRAINT "excused_week_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "excused_week" ADD CONSTRAINT "excused_week_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "excused_week" ADD CONSTRAINT "excused_week_excused_by_person_id_fk" FOREIGN KEY ("excused_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_key_result_id_key_result_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_result"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_check_in_id_check_in_id_fk" FOREIGN KEY ("check_in_id") REFERENCES "public"."check_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alignment" ADD CONSTRAINT "alignment_child_id_key_result_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."key_result"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alignment" ADD CONSTRAINT "alignment_parent_id_key_result_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."key_result"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alignment" ADD CONSTRAINT "alignment_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alignment" ADD CONSTRAINT "alignment_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_answer" ADD CONSTRAINT "assignment_answer_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_answer" ADD CONSTRAINT "assignment_answer_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_accountable_id_person_id_fk" FOREIGN KEY ("accountable_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_supports_goal_id_goal_id_fk" FOREIGN KEY ("supports_goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_copied_from_id_goal_id_fk" FOREIGN KEY ("copied_from_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_revision" ADD CONSTRAINT "goal_revision_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_revision" ADD CONSTRAINT "goal_revision_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_revision" ADD CONSTRAINT "goal_revision_accountable_id_person_id_fk" FOREIGN KEY ("accountable_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_revision" ADD CONSTRAINT "goal_revision_replaced_by_person_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_step" ADD CONSTRAINT "goal_step_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_step" ADD CONSTRAINT "goal_step_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_step" ADD CONSTRAINT "goal_step_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_term" ADD CONSTRAINT "goal_term_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_term" ADD CONSTRAINT "goal_term_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_result" ADD CONSTRAINT "key_result_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_result" ADD CONSTRAINT "key_result_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_result" ADD CONSTRAINT "key_result_metric_id_metric_id_fk" FOREIGN KEY ("metric_id") REFERENCES "public"."metric"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_result_term" ADD CONSTRAINT "key_result_term_key_result_id_key_result_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_result"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_result_term" ADD CONSTRAINT "key_result_term_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_result_term" ADD CONSTRAINT "key_result_term_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_plan" ADD CONSTRAINT "personal_plan_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_plan" ADD CONSTRAINT "personal_plan_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_plan" ADD CONSTRAINT "personal_plan_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_done_by_person_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade" ADD CONSTRAINT "grade_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade" ADD CONSTRAINT "grade_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade" ADD CONSTRAINT "grade_final_by_person_id_fk" FOREIGN KEY ("final_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_remark" ADD CONSTRAINT "grade_remark_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_remark" ADD CONSTRAINT "grade_remark_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_value" ADD CONSTRAINT "grade_value_grade_id_grade_id_fk" FOREIGN KEY ("grade_id") REFERENCES "public"."grade"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_value" ADD CONSTRAINT "grade_value_key_result_id_key_result_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_result"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_value" ADD CONSTRAINT "grade_value_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incentive_rule" ADD CONSTRAINT "incentive_rule_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incentive_rule" ADD CONSTRAINT "incentive_rule_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incentive_suggestion" ADD CONSTRAINT "incentive_suggestion_rule_id_incentive_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."incentive_rule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incentive_suggestion" ADD CONSTRAINT "incentive_suggestion_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incentive_suggestion" ADD CONSTRAINT "incentive_suggestion_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_granted_by_person_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_confirmed_by_person_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_revoked_by_person_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_lead" ADD CONSTRAINT "team_lead_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_lead" ADD CONSTRAINT "team_lead_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_lead" ADD CONSTRAINT "team_lead_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_parent" ADD CONSTRAINT "team_parent_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_parent" ADD CONSTRAINT "team_parent_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_parent" ADD CONSTRAINT "team_parent_parent_id_team_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direction" ADD CONSTRAINT "direction_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direction" ADD CONSTRAINT "direction_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_shape" ADD CONSTRAINT "period_shape_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_shape" ADD CONSTRAINT "period_shape_metric_id_metric_id_fk" FOREIGN KEY ("metric_id") REFERENCES "public"."metric"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_step" ADD CONSTRAINT "period_step_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_step" ADD CONSTRAINT "period_step_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_subject" ON "activity" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "activity_goal" ON "activity" USING btree ("goal_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_token" ON "invitation" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitation_person" ON "invitation" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_failure_key" ON "sign_in_failure" USING btree ("key","at");--> statement-breakpoint
CREATE INDEX "adjustment_goal" ON "adjustment" USING btree ("goal_id");--> statement-breakpoint
CREATE INDEX "adjustment_period" ON "adjustment" USING btree ("period_id");--> statement-breakpoint
CREATE INDEX "adjustment_item_adjustment" ON "adjustment_item" USING btree ("adjustment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "adjustment_read_once" ON "adjustment_read" USING btree ("adjustment_id","person_id");--> statement-breakpoint
CREATE INDEX "correction_goal" ON "correction" USING btree ("goal_id");--> statement-breakpoint
CREATE INDEX "course_answer_goal" ON "course_answer" USING btree ("goal_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "course_answer_once" ON "course_answer" USING btree ("goal_id","asked","by_id") WHERE asked = 'mid_period';--> statement-breakpoint
CREATE UNIQUE INDEX "acknowledgement_once" ON "acknowledgement" USING btree ("check_in_id","person_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "check_in_week" ON "check_in" USING btree ("goal_id","week");--> statement-breakpoint
CREATE INDEX "check_in_period" ON "check_in" USING btree ("period_id","week");--> statement-breakpoint
CREATE UNIQUE INDEX "check_in_version_current" ON "check_in_version" USING btree ("check_in_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "check_in_version_check_in" ON "check_in_version" USING btree ("check_in_id","recorded_at");--> statement-breakpoint
CREATE INDEX "comment_goal" ON "comment" USING btree ("goal_id","created_at");--> statement-breakpoint
CREATE INDEX "comment_check_in" ON "comment" USING btree ("check_in_id");--> statement-breakpoint
CREATE UNIQUE INDEX "excused_week_open" ON "excused_week" USING btree ("person_id","period_id","week") WHERE revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "measurement_current" ON "measurement" USING btree ("key_result_id","as_of") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "measurement_period" ON "measurement" USING btree ("period_id");--> statement-breakpoint
CREATE INDEX "measurement_goal" ON "measurement" USING btree ("goal_id");--> statement-breakpoint
CREATE INDEX "measurement_check_in" ON "measurement" USING btree ("check_in_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alignment_open" ON "alignment" USING btree ("child_id","parent_id") WHERE valid_to is null;--> statement-breakpoint
CREATE INDEX "alignment_parent" ON "alignment" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "alignment_period" ON "alignment" USING btree ("period_id");--> statement-breakpoint
CREATE INDEX "goal_period" ON "goal" USING btree ("period_id","level");--> statement-breakpoint
CREATE INDEX "goal_owner" ON "goal" USING btree ("owner_id","period_id");--> statement-breakpoint
CREATE INDEX "goal_team" ON "goal" USING btree ("team_id","period_id");--> statement-breakpoint
CREATE UNIQUE INDEX "goal_external" ON "goal" USING btree ("source","external_id");--> statement-breakpoint
CREATE INDEX "goal_revision_goal" ON "goal_revision" USING btree ("goal_id","replaced_at");--> statement-breakpoint
CREATE INDEX "goal_step_goal" ON "goal_step" USING btree ("goal_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "goal_term_current" ON "goal_term" USING btree ("goal_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "goal_term_goal" ON "goal_term" USING btree ("goal_id","recorded_at");--> statement-breakpoint
CREATE INDEX "key_result_goal" ON "key_result" USING btree ("goal_id");--> statement-breakpoint
CREATE INDEX "key_result_period" ON "key_result" USING btree ("period_id");--> statement-breakpoint
CREATE UNIQUE INDEX "key_result_external" ON "key_result" USING btree ("source","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "key_result_term_current" ON "key_result_term" USING btree ("key_result_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "key_result_term_key_result" ON "key_result_term" USING btree ("key_result_id","recorded_at");--> statement-breakpoint
CREATE INDEX "key_result_term_goal" ON "key_result_term" USING btree ("goal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "personal_plan_current" ON "personal_plan" USING btree ("person_id","period_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "task_goal" ON "task" USING btree ("goal_id");--> statement-breakpoint
CREATE INDEX "task_assignee" ON "task" USING btree ("assignee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grade_goal" ON "grade" USING btree ("goal_id");--> statement-breakpoint
CREATE INDEX "grade_remark_goal" ON "grade_remark" USING btree ("goal_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "grade_value_once" ON "grade_value" USING btree ("grade_id","key_result_id");--> statement-breakpoint
CREATE INDEX "incentive_rule_period" ON "incentive_rule" USING btree ("period_id");--> statement-breakpoint
CREATE UNIQUE INDEX "incentive_suggestion_once" ON "incentive_suggestion" USING btree ("rule_id","goal_id","mark");--> statement-breakpoint
CREATE INDEX "note_person" ON "note" USING btree ("person_id","written_at");--> statement-breakpoint
CREATE INDEX "note_author" ON "note" USING btree ("author_id","written_at");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_open" ON "membership" USING btree ("person_id") WHERE valid_to is null;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_start" ON "membership" USING btree ("person_id","valid_from");--> statement-breakpoint
CREATE INDEX "membership_team" ON "membership" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "person_external" ON "person" USING btree ("source","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_role_held" ON "person_role" USING btree ("person_id","role") WHERE revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "team_external" ON "team" USING btree ("source","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_lead_open" ON "team_lead" USING btree ("team_id") WHERE valid_to is null;--> statement-breakpoint
CREATE UNIQUE INDEX "team_lead_start" ON "team_lead" USING btree ("team_id","valid_from");--> statement-breakpoint
CREATE INDEX "team_lead_person" ON "team_lead" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_parent_open" ON "team_parent" USING btree ("team_id") WHERE valid_to is null;--> statement-breakpoint
CREATE UNIQUE INDEX "team_parent_start" ON "team_parent" USING btree ("team_id","valid_from");--> statement-breakpoint
CREATE INDEX "team_parent_parent" ON "team_parent" USING btree ("parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "direction_current" ON "direction" USING btree ("period_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "metric_external" ON "metric" USING btree ("source","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "period_first" ON "period" USING btree ("kind","first");--> statement-breakpoint
CREATE INDEX "period_step_period" ON "period_step" USING btree ("period_id","at");