import type { GoalLevel, GoalState, PeriodState } from './types'

/**
 * Who may do what: the one statement of it. `db/scope.ts` says the reading rules once more as SQL, and a test compares the two
 * for every viewer and object of the demo company. What a viewer may not see does not exist for them.
 */
export type Viewer = {
  id: string
  name: string
  position: string
  teamId: string | null
  executive: boolean
  admin: boolean
  /** Every team whose lead, or a lead above whom, the viewer is today: whole subtrees. */
  leads: readonly string[]
}

export type CompanyRules = {
  /** Who besides owner, leads above and executives sees agreed personal goals and check-ins. */
  visibility: 'everyone' | 'team' | 'leads'
}

export type GoalFacts = {
  level: GoalLevel
  state: GoalState
  teamId: string | null
  ownerId: string
  authorId: string
}

export type PersonFacts = { id: string; teamId: string | null }

/** A lead above that team today. Authority covers the whole subtree. */
export const leadsTeam = (viewer: Viewer, teamId: string | null): boolean =>
  teamId !== null && viewer.leads.includes(teamId)

/** A lead above the person today, who is somebody else; or an executive, likewise. */
export const isAbove = (viewer: Viewer, person: PersonFacts): boolean =>
  viewer.id !== person.id && (viewer.executive || leadsTeam(viewer, person.teamId))

/** Authority over a goal: leads above the team it counts in, and executives. It includes one's own. */
const directs = (viewer: Viewer, goal: Pick<GoalFacts, 'teamId'>): boolean =>
  viewer.executive || leadsTeam(viewer, goal.teamId)

const settled: readonly GoalState[] = ['agreed', 'graded', 'dropped']

export function seesGoal(viewer: Viewer, goal: GoalFacts, rules: CompanyRules): boolean {
  // Shown nowhere and to nobody; it is kept in the history.
  if (goal.state === 'discarded') return false
  if (goal.ownerId === viewer.id || goal.authorId === viewer.id || directs(viewer, goal)) return true
  if (!settled.includes(goal.state)) return false
  if (goal.level !== 'person' || rules.visibility === 'everyone') return true
  return rules.visibility === 'team' && goal.teamId !== null && goal.teamId === viewer.teamId
}

/** Every personal goal of a team and the teams below it: a count of some of them would mislead. */
export const seesEverybodyIn = (viewer: Viewer, teamId: string, rules: CompanyRules): boolean =>
  viewer.executive || rules.visibility === 'everyone' || leadsTeam(viewer, teamId)

/** An adjustment's explanation, self scores once sent, own-history figures: the person, leads above, executives. */
export const seesGoalInside = (viewer: Viewer, goal: GoalFacts): boolean =>
  goal.ownerId === viewer.id || directs(viewer, goal)

/** An adjustment's explanation, and what is said about it: also its proposer, who may lead the owner no more. */
export const readsAdjustment = (
  viewer: Viewer,
  goal: GoalFacts,
  { proposedBy }: Pick<AdjustmentFacts, 'proposedBy'>,
): boolean => proposedBy === viewer.id || seesGoalInside(viewer, goal)

export function createsGoal(viewer: Viewer, goal: Pick<GoalFacts, 'level' | 'teamId' | 'ownerId'>): boolean {
  if (goal.level === 'company') return viewer.executive
  if (goal.level === 'team') return directs(viewer, goal)
  return goal.ownerId === viewer.id || directs(viewer, goal)
}

/** Words, tasks and alignment; before it is agreed also its numbers. */
export const editsGoal = (viewer: Viewer, goal: GoalFacts): boolean =>
  goal.level === 'company' ? viewer.executive : goal.ownerId === viewer.id || directs(viewer, goal)

/** Submitting and withdrawing are the owner's; a team's or the company's goal also by those who direct it. */
export const submitsGoal = (viewer: Viewer, goal: GoalFacts): boolean =>
  goal.ownerId === viewer.id || (goal.level !== 'person' && editsGoal(viewer, goal))

/** A draft is its author's and its owner's to discard, of whatever level: nobody above decides that for them. */
export const discardsGoal = (viewer: Viewer, goal: Pick<GoalFacts, 'ownerId' | 'authorId'>): boolean =>
  goal.ownerId === viewer.id || goal.authorId === viewer.id

export type SubmittedGoal = GoalFacts & {
  /** Who proposes it: of a submitted goal who last sent it in, of another nobody. */
  submittedBy: string | null
}

/** One's own means owner or proposer. */
export const isOwnGoal = (
  viewer: Pick<Viewer, 'id'>,
  goal: Pick<SubmittedGoal, 'ownerId' | 'submittedBy'>,
): boolean => goal.ownerId === viewer.id || goal.submittedBy === viewer.id

/**
 * Agreeing and returning a goal. Never one's own, unless nobody else could decide it (`othersCanDecide` false): then an
 * executive decides alone, and the page says so.
 */
export function decidesGoal(viewer: Viewer, goal: SubmittedGoal, othersCanDecide: boolean): boolean {
  if (isOwnGoal(viewer, goal)) return viewer.executive && !othersCanDecide
  return goal.level === 'company' ? viewer.executive : directs(viewer, goal)
}

export const logsWeek = (viewer: Viewer, goal: GoalFacts): boolean => seesGoalInside(viewer, goal)

/** Acknowledging is for somebody above, never for one's own week. */
export const acknowledgesCheckIn = (viewer: Viewer, goal: GoalFacts): boolean =>
  goal.ownerId !== viewer.id && directs(viewer, goal)

/** Leads and executives comment; the owner answers. */
export const comments = (viewer: Viewer, goal: GoalFacts): boolean => seesGoalInside(viewer, goal)

export const excusesWeek = isAbove

export const proposesAdjustment = (viewer: Viewer, goal: GoalFacts): boolean => seesGoalInside(viewer, goal)

export type AdjustmentFacts = { proposedBy: string; state: string; decidedBy: string | null }

/**
 * Deciding an adjustment. The owner's proposal goes to somebody above; a proposal for the owner goes to the owner and, declined
 * by them, to somebody above who is not its proposer. Nobody decides on their own, unless an executive has nobody else.
 */
export function decidesAdjustment(
  viewer: Viewer,
  goal: GoalFacts,
  adjustment: AdjustmentFacts,
  othersCanDecide: boolean,
): boolean {
  const forOwner = adjustment.proposedBy !== goal.ownerId
  if (adjustment.state === 'declined')
    return (
      forOwner &&
      adjustment.decidedBy === goal.ownerId &&
      isOther(viewer, goal, adjustment) &&
      directs(viewer, goal)
    )
  if (adjustment.state !== 'proposed') return false
  if (forOwner) return viewer.id === goal.ownerId
  if (viewer.id === goal.ownerId) return viewer.executive && !othersCanDecide
  return goal.level === 'company' ? viewer.executive : directs(viewer, goal)
}

const isOther = (viewer: Viewer, goal: GoalFacts, adjustment: AdjustmentFacts): boolean =>
  viewer.id !== goal.ownerId && viewer.id !== adjustment.proposedBy

/** Putting a slip in an agreed goal right: somebody above, never on one's own goal. */
export const correctsGoal = (viewer: Viewer, goal: GoalFacts): boolean =>
  goal.ownerId !== viewer.id && directs(viewer, goal)

/** A self score is its owner's alone to give. */
export const givesSelfScore = (viewer: Viewer, goal: Pick<GoalFacts, 'ownerId'>): boolean =>
  goal.ownerId === viewer.id

/** A final score is given by somebody above, never to oneself, unless an executive has nobody else to give it. */
export const givesFinalScore = (viewer: Viewer, goal: GoalFacts, othersCanDecide: boolean): boolean =>
  decidesGoal(viewer, { ...goal, submittedBy: null }, othersCanDecide)

/** Before closing a final score is for those concerned; the closed period's statement is for everybody who sees the goal. */
export const seesFinalScore = (viewer: Viewer, goal: GoalFacts, periodState: PeriodState): boolean =>
  periodState === 'closed' || seesGoalInside(viewer, goal)

/** A dated word on the grade of a closed period. */
export const remarksOnGrade = (viewer: Viewer, goal: GoalFacts): boolean => seesGoalInside(viewer, goal)

/** A team's grading page: its leads and those above. */
export const gradesTeam = (viewer: Viewer, teamId: string): boolean =>
  viewer.executive || leadsTeam(viewer, teamId)

/** How final scores lie from team to team is for executives. */
export const calibrates = (viewer: Viewer): boolean => viewer.executive

/** Answering that a goal keeps although a target above changed. */
export const reviewsTarget = (viewer: Viewer, goal: GoalFacts): boolean => seesGoalInside(viewer, goal)

export const ticksTask = (viewer: Viewer, goal: GoalFacts, assigneeId: string): boolean =>
  assigneeId === viewer.id || seesGoalInside(viewer, goal)

export const writesNote = isAbove

export type NoteFacts = { personId: string; authorId: string; personTeamId: string | null }

/** A note is read by its person, its author, the leads above the person today, and executives. */
export const readsNote = (viewer: Viewer, note: NoteFacts): boolean =>
  note.personId === viewer.id ||
  note.authorId === viewer.id ||
  isAbove(viewer, { id: note.personId, teamId: note.personTeamId })

/** What an incentive rule suggests for somebody is seen, noted or dismissed by whoever may write them a note. */
export const decidesSuggestion = writesNote

/** A period's incentive rules, and what came of them by team: executives write and read them, for others they do not exist. */
export const writesIncentives = (viewer: Viewer): boolean => viewer.executive

/** Hours within which an author can withdraw a note. */
export const NOTE_WITHDRAWAL_HOURS = 24

export const withdrawsNote = (
  viewer: Viewer,
  note: { authorId: string; writtenAt: Date },
  now: Date,
): boolean =>
  note.authorId === viewer.id && now.getTime() - note.writtenAt.getTime() <= NOTE_WITHDRAWAL_HOURS * 3_600_000

export const answersNote = (viewer: Viewer, note: Pick<NoteFacts, 'personId'>): boolean =>
  note.personId === viewer.id

/** A personal plan is read by its person, the leads above them today, and executives; it is written by its person alone. */
export const readsPlan = (viewer: Viewer, person: PersonFacts): boolean =>
  viewer.id === person.id || isAbove(viewer, person)

/** A period's statement of somebody is for the same: the person, the leads above them today, executives. */
export const readsStatement = readsPlan

/** Own results and rhythm: the person's, the leads' above and the executives'; of a team's goals, its leads' above too. */
export function seesHistory(
  viewer: Viewer,
  of: { level: GoalLevel; id?: string; teamId?: string | null },
): boolean {
  if (of.level === 'person') return readsPlan(viewer, { id: of.id!, teamId: of.teamId ?? null })
  return viewer.executive || leadsTeam(viewer, of.teamId ?? null)
}

/** A period's direction is the executives' to write, and everybody's to read. */
export const writesDirection = (viewer: Viewer): boolean => viewer.executive

/** Planning, opening, grading, closing a period, and the one step back, are the executives'. Everybody sees how a period stands. */
export const runsPeriods = (viewer: Viewer): boolean => viewer.executive

/** Choosing a goal to go on in the next period: who may write it there. */
export const carriesGoal = createsGoal

/** Keep, adjust, or change the approach: the owner and those above answer, each for themselves. */
export const answersCourse = (viewer: Viewer, goal: GoalFacts): boolean => seesGoalInside(viewer, goal)

/** The rollup and its export: of a subtree its leads above, of the company (null) executives. */
export const readsRollup = (viewer: Viewer, teamId: string | null): boolean =>
  viewer.executive || leadsTeam(viewer, teamId)

/**
 * What becomes of an open goal whose owner moves or leaves: for those above to decide, and for an admin where they may read it.
 */
export const settlesGoal = (viewer: Viewer, goal: GoalFacts, rules: CompanyRules): boolean =>
  (goal.ownerId !== viewer.id && directs(viewer, goal)) ||
  (administers(viewer) && seesGoal(viewer, goal, rules))

export const administers = (viewer: Viewer): boolean => viewer.admin

/** An executive not seen for so many days is taken to have left. */
export const EXECUTIVE_AWAY_DAYS = 30

/** Of an executive: when they were last here, and how many others have a password and could confirm something. */
type ExecutiveFacts = { lastSeenAt: Date | null; others: number }

/**
 * Taking the role from an executive, or deactivating one. An admin who is none leaves two others, who confirm what the one or the
 * other gets; the last two are for an admin who is an executive, too. Where executives have left without a word, any admin does it
 * after a while; and at once with one who has never signed in.
 */
export const removesExecutive = (
  viewer: Viewer,
  { lastSeenAt, others }: ExecutiveFacts,
  now: Date,
): boolean =>
  viewer.admin &&
  (viewer.executive ||
    others >= 2 ||
    lastSeenAt === null ||
    now.getTime() - lastSeenAt.getTime() > EXECUTIVE_AWAY_DAYS * 86_400_000)

export type ConfirmationFacts = {
  kind: 'lead' | 'parent' | 'member' | 'executive' | 'link' | 'address'
  askedBy: string
  /** Whom it concerns; null of a team that moves. */
  personId: string | null
}

/** Confirming what an admin asked for: an executive who is somebody else than who asked for it and whom it concerns. */
export const confirms = (viewer: Viewer, { askedBy, personId }: ConfirmationFacts): boolean =>
  viewer.executive && viewer.id !== askedBy && viewer.id !== personId

/**
 * Saying no to it, and what that is called: any executive declines, and who would lose their password or address; who asked for it,
 * or another admin, takes it back. Null: none of one's business.
 */
export function refuses(
  viewer: Viewer,
  { kind, askedBy, personId }: ConfirmationFacts,
): 'declined' | 'taken_back' | null {
  if (viewer.id === askedBy) return 'taken_back'
  const own = viewer.id === personId && (kind === 'link' || kind === 'address')
  if (viewer.executive || own) return 'declined'
  return viewer.admin ? 'taken_back' : null
}

export const managesMetrics = (viewer: Viewer): boolean => viewer.admin || viewer.executive
