import type { Db } from '../client'
import type { Rep, Team } from './people'
import { repGoal } from './rep-goals'
import { buildRepWeeks } from './rep-weeks'
import { idMaker, insertRows, noRows } from './rows'
import type { Sales } from './sales'
import { createSetting, type Setting } from './setting'
import { targetRules } from './targets'
import { upperGoal } from './upper-goals'
import { FOUNDED } from './world'

/**
 * Adds a team of `size` people to the demo company that `buildDemo` made for the same `now`, to measure how a board grows with
 * its rows: each has the goal and the weeks of one of the extract's sellers in the quarter in progress. Gives back the team's
 * id. Of one size there can be several, each by a `name`. The team stands directly below the company and feeds no target, so that the company's numbers stay as they are.
 */
export async function growTeam(db: Db, size: number, now: Date, name = String(size)): Promise<string> {
  const setting = await createSetting(now)
  const { world, periods, company, metrics } = setting
  const { passwordHash } = world.rows.person[0]!
  // What is there already is only referred to.
  world.rows = noRows()
  world.id = idMaker(`team of ${name}`)

  const { team, sales } = addPeople(setting, size, name, passwordHash!)
  const grown = { ...company, regions: [], teams: [team], reps: team.reps }
  const rules = targetRules(sales, periods, grown)
  const own: Setting = { world, company: grown, periods, metrics, sales, rules }
  const quarter = periods.quarters[2]
  const targets = rules.team(team, quarter)
  const teamGoal = upperGoal(own, quarter, { team, targets, parent: null, days: [-7, 0, 1] })
  for (const rep of team.reps) buildRepWeeks(world, sales, rep, repGoal(own, quarter, rep, teamGoal))
  await db.transaction((tx) => insertRows(tx, world.rows))
  await db.execute('analyze')
  return team.id
}

/** The team with its lead and its people, and the deals each has of the seller they are modelled on. */
function addPeople({ world, company, sales }: Setting, size: number, label: string, passwordHash: string) {
  const at = world.at(FOUNDED, '09:00')
  const dated = { validFrom: FOUNDED, recordedAt: at }
  const models = company.reps.filter(sales.sells)
  const modelOf = new Map<Rep, Rep>()

  const add = (name: string, like: Rep) => {
    const id = world.id(at)
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@paceline.example`
    const { locale, position } = like
    const row = { id, name, email, locale, position }
    world.rows.person.push({ ...row, passwordHash, active: true, createdAt: at, version: 1 })
    world.rows.personRole.push({
      id: world.id(at),
      personId: id,
      role: 'member',
      grantedAt: at,
      confirmedAt: at,
    })
    return row
  }
  const lead = add(`Lead of ${label}`, models[0]!)
  const name = `Team of ${label}`
  const team: Team = {
    id: world.id(at),
    name,
    level: 'team',
    lead: { ...lead, position: company.teams[0]!.lead.position },
    parent: null,
    children: [],
    reps: [],
  }
  world.rows.team.push({ id: team.id, name, createdAt: at, version: 1 })
  world.rows.teamLead.push({ id: world.id(at), teamId: team.id, personId: lead.id, ...dated })
  for (let i = 0; i < size; i += 1) {
    const model = models[i % models.length]!
    const again = Math.floor(i / models.length)
    const rep: Rep = { ...add(`${model.name} ${'I'.repeat(again + 2)} of ${label}`, model), team }
    world.rows.membership.push({ id: world.id(at), personId: rep.id, teamId: team.id, ...dated })
    team.reps.push(rep)
    modelOf.set(rep, model)
  }
  const like = (rep: Rep) => modelOf.get(rep) ?? rep
  const theirs: Sales = {
    sells: (rep) => sales.sells(like(rep)),
    won: (rep, from, to) => sales.won(like(rep), from, to),
    lost: (rep, from, to) => sales.lost(like(rep), from, to),
    open: (rep, on) => sales.open(like(rep), on),
    result: (rep, quarter) => sales.result(like(rep), quarter),
    pace: sales.pace,
  }
  return { team, sales: theirs }
}
