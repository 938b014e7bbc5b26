import type { Locale, Role } from '../../lib/okr/types'
import { hashPassword } from '../passwords'
import { readSellers } from './deals'
import { FOUNDED, type World } from './world'

export type Person = { id: string; name: string; email: string; locale: Locale; position: string }

export type Team = {
  id: string
  name: string
  level: 'region' | 'team'
  lead: Person
  parent: Team | null
  children: Team[]
  reps: Rep[]
}

export type Rep = Person & { team: Team }

/** Everybody below a team, down the tree. */
export const repsOf = (team: Team): Rep[] =>
  team.level === 'team' ? team.reps : team.children.flatMap(repsOf)

export type Company = {
  /** Chief executive and head of sales. */
  executives: [Person, Person]
  admin: Person
  regions: Team[]
  teams: Team[]
  reps: Rep[]
  everyone: Person[]
}

/** The same for everybody, and printed by `npm run demo`. */
export const DEMO_PASSWORD = 'every-week-counts'

/** Who is not in the CRM extract. */
const invented = {
  executives: [
    { name: 'Helena Marsh', email: 'helena.marsh', locale: 'en', position: 'Chief executive' },
    { name: '秦致远', email: 'zhiyuan.qin', locale: 'zh-CN', position: '销售副总裁' },
  ],
  admin: { name: '罗晓明', email: 'xiaoming.luo', locale: 'zh-CN', position: '系统管理员' },
  leads: {
    Central: { name: 'Ines Calderon', email: 'ines.calderon', locale: 'en', position: 'Regional director' },
    East: { name: '周文静', email: 'wenjing.zhou', locale: 'zh-CN', position: '大区总监' },
    West: { name: 'Tobias Wren', email: 'tobias.wren', locale: 'en', position: 'Regional director' },
  },
} as const

const positions = {
  manager: { en: 'Sales manager', 'zh-CN': '销售经理' },
  rep: { en: 'Sales representative', 'zh-CN': '销售代表' },
} as const

const emailOf = (name: string) => name.toLowerCase().replaceAll(' ', '.')

type Introduced = { name: string; email: string; locale: Locale; position: string }

/** Executives, regions with an invented lead each, and the managers' teams and reps of the extract. */
export async function buildPeople(world: World): Promise<Company> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const at = world.at(FOUNDED, '09:00')
  const everyone: Person[] = []

  const add = (one: Introduced, roles: readonly Role[]): Person => {
    const email = `${one.email}@paceline.example`
    const added = { id: world.id(at), name: one.name, email, locale: one.locale, position: one.position }
    const external = { source: 'demo', externalId: one.email }
    world.rows.person.push({
      ...added,
      ...external,
      passwordHash,
      active: true,
      createdAt: at,
      version: 1,
    })
    for (const role of roles)
      world.rows.personRole.push({
        id: world.id(at),
        personId: added.id,
        role,
        grantedAt: at,
        confirmedAt: at,
      })
    everyone.push(added)
    return added
  }

  const dated = { validFrom: FOUNDED, recordedAt: at }
  const join = (person: Person, team: Team) =>
    world.rows.membership.push({ id: world.id(at), personId: person.id, teamId: team.id, ...dated })

  const addTeam = (name: string, level: Team['level'], lead: Person, parent: Team | null): Team => {
    const team: Team = { id: world.id(at), name, level, lead, parent, children: [], reps: [] }
    const external = { source: 'demo', externalId: name }
    world.rows.team.push({ id: team.id, name, createdAt: at, version: 1, ...external })
    world.rows.teamLead.push({ id: world.id(at), teamId: team.id, personId: lead.id, ...dated })
    if (parent) {
      world.rows.teamParent.push({ id: world.id(at), teamId: team.id, parentId: parent.id, ...dated })
      parent.children.push(team)
    }
    join(lead, team)
    return team
  }

  const [chief, sales] = invented.executives
  const executives: Company['executives'] = [
    add(chief, ['member', 'executive']),
    add(sales, ['member', 'executive']),
  ]
  const admin = add(invented.admin, ['member', 'admin'])
  const company: Company = { executives, admin, regions: [], teams: [], reps: [], everyone }

  for (const [name, lead] of Object.entries(invented.leads))
    company.regions.push(addTeam(name, 'region', add(lead, ['member']), null))

  for (const { name, manager, region: regionName } of readSellers()) {
    const region = company.regions.find((one) => one.name === regionName)!
    let team = company.teams.find(({ lead }) => lead.name === manager)
    if (!team) {
      const locale: Locale = company.teams.length % 2 === 0 ? 'zh-CN' : 'en'
      const introduced = {
        name: manager,
        email: emailOf(manager),
        locale,
        position: positions.manager[locale],
      }
      team = addTeam(`Team ${manager.split(' ').at(-1)}`, 'team', add(introduced, ['member']), region)
      company.teams.push(team)
    }
    // Every second pair writes Chinese: about half of each team.
    const locale: Locale = [1, 2].includes(team.reps.length % 4) ? 'zh-CN' : 'en'
    const rep: Rep = {
      ...add({ name, email: emailOf(name), locale, position: positions.rep[locale] }, ['member']),
      team,
    }
    join(rep, team)
    team.reps.push(rep)
    company.reps.push(rep)
  }
  return company
}
