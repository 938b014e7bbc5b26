CREATE TABLE "confirmation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"subject_id" uuid NOT NULL,
	"value_id" uuid,
	"valid_from" date,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"takes_effect_on" date,
	"outcome" text,
	"settled_by" uuid,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "membership_open";--> statement-breakpoint
DROP INDEX "membership_start";--> statement-breakpoint
DROP INDEX "team_lead_open";--> statement-breakpoint
DROP INDEX "team_lead_start";--> statement-breakpoint
DROP INDEX "team_parent_open";--> statement-breakpoint
DROP INDEX "team_parent_start";--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "superseded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "superseded_by" uuid;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "next_email" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "next_email_from" date;--> statement-breakpoint
ALTER TABLE "person_role" ADD COLUMN "valid_from" date;--> statement-breakpoint
ALTER TABLE "team_lead" ADD COLUMN "superseded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "team_lead" ADD COLUMN "superseded_by" uuid;--> statement-breakpoint
ALTER TABLE "team_parent" ADD COLUMN "superseded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "team_parent" ADD COLUMN "superseded_by" uuid;--> statement-breakpoint
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_settled_by_person_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "confirmation_open" ON "confirmation" USING btree ("kind","subject_id") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "confirmation_person" ON "confirmation" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_superseded_by_person_id_fk" FOREIGN KEY ("superseded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_lead" ADD CONSTRAINT "team_lead_superseded_by_person_id_fk" FOREIGN KEY ("superseded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_parent" ADD CONSTRAINT "team_parent_superseded_by_person_id_fk" FOREIGN KEY ("superseded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_open" ON "membership" USING btree ("person_id") WHERE valid_to is null and superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_start" ON "membership" USING btree ("person_id","valid_from") WHERE superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "team_lead_open" ON "team_lead" USING btree ("team_id") WHERE valid_to is null and superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "team_lead_start" ON "team_lead" USING btree ("team_id","valid_from") WHERE superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "team_parent_open" ON "team_parent" USING btree ("team_id") WHERE valid_to is null and superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "team_parent_start" ON "team_parent" USING btree ("team_id","valid_from") WHERE superseded_at is null;--> statement-breakpoint
-- What waited before stands in the new table, too: roles, and links for executives. Earlier rows are never given another meaning.
INSERT INTO "confirmation" ("id", "kind", "person_id", "subject_id", "asked_by", "asked_at")
SELECT gen_random_uuid(), 'executive', r."person_id", r."id", r."granted_by", r."granted_at" FROM "person_role" r
WHERE r."role" = 'executive' AND r."confirmed_at" IS NULL AND r."revoked_at" IS NULL AND r."granted_by" IS NOT NULL;--> statement-breakpoint
INSERT INTO "confirmation" ("id", "kind", "person_id", "subject_id", "asked_by", "asked_at")
SELECT gen_random_uuid(), 'link', i."person_id", i."id", i."created_by", i."created_at" FROM "invitation" i
JOIN "person" p ON p."id" = i."person_id" AND p."password_hash" IS NOT NULL
WHERE i."used_at" IS NULL AND i."revoked_at" IS NULL AND i."confirmed_at" IS NULL AND i."created_by" IS NOT NULL
  AND (EXISTS (SELECT FROM "person_role" r WHERE r."person_id" = p."id" AND r."role" = 'executive' AND r."confirmed_at" IS NOT NULL)
    OR EXISTS (SELECT FROM "team_lead" l WHERE l."person_id" = p."id"));
