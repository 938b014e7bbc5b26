import type { Rollup } from '@/db/queries/rollup'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Where } from '@/components/teams/where'
import { Notice } from '@/components/ui/panels'
import { withQuery } from '@/components/ui/sort-link'
import { formatWeekday } from '@/lib/i18n/format'
import { formatIsoWeek, isoWeek, sundayOf } from '@/lib/okr/calendar'
import { PrintButton } from './print-button'
import { useStateSentence } from './state-sentence'

export type RollupProps = {
  page: Rollup
  path: string
  query: Record<string, string | undefined>
}

/** What the page is of, how it stands in words, and what to choose: the unit, a past week, paper, a sheet. */
export function RollupHead({ page, path, query }: RollupProps) {
  const t = useTranslations('rollup')
  const locale = useLocale()
  const { period, unit, until, week } = page
  const empty = page.metrics.length === 0
  return (
    <header>
      <Where above={unit.name} period={period} today={until} />
      <h1>{t(period.kind === 'year' ? 'titleYear' : 'title')}</h1>
      <p className="state">{useStateSentence(page)}</p>
      <div className="actions under">
        {!empty && (
          <>
            <PrintButton>{t('print')}</PrintButton>
            <form action={`${path}/export`} className="actions">
              {/* Of what is shown, also where the address left it open. */}
              <Kept
                query={{
                  period: period.id,
                  team: unit.id ?? undefined,
                  week: week ? formatIsoWeek(week) : undefined,
                }}
                names={['period', 'team', 'week']}
              />
              <button className="button" name="as" value="csv">
                {t('export')}
              </button>
              <button className="button" name="as" value="xlsx">
                {t('exportXlsx')}
              </button>
            </form>
          </>
        )}
        <ChooseUnit page={page} path={path} query={query} />
      </div>
      {!empty && <Weeks page={page} path={path} query={query} />}
      {week && <Notice plain>{t('then', { day: formatWeekday(until, locale) })}</Notice>}
    </header>
  )
}

/** What else stands in the address goes along with a form. */
const Kept = ({ query, names }: { query: RollupProps['query']; names: string[] }) =>
  names.map((name) => query[name] && <input key={name} type="hidden" name={name} value={query[name]} />)

function ChooseUnit({ page: { choices, company, unit }, path, query }: RollupProps) {
  const t = useTranslations('rollup')
  if (choices.length < 2) return null
  return (
    <form action={path} className="actions">
      <Kept query={query} names={['period', 'week']} />
      <label htmlFor="unit">{t('unit')}</label>
      <select id="unit" name="team" defaultValue={unit.id ?? ''}>
        {company && <option value="">{company}</option>}
        {choices.map(({ id, name, depth }) => (
          <option key={id} value={id}>
            {'\u2003'.repeat(depth + (company ? 1 : 0)) + name}
          </option>
        ))}
      </select>
      <button className="button">{t('show')}</button>
    </form>
  )
}

/** Every week so far as a link: the page as it stood at its end. */
function Weeks({ page, path, query }: RollupProps) {
  const t = useTranslations('rollup')
  const { weeks, week, period } = page
  const past = weeks.filter((monday) => sundayOf(monday) < page.today)
  if (period.kind === 'year' || past.length === 0) return null
  const link = (value: string | undefined, label: string, current: boolean, name?: string) => (
    <Link
      key={label}
      href={withQuery(path, query, { week: value })}
      aria-current={current ? 'true' : undefined}
      aria-label={name}
      prefetch={false}
      scroll={false}
    >
      {label}
    </Link>
  )
  return (
    <nav className="filters weeks" aria-label={t('weeks')}>
      <span className="muted">{t('weeks')}</span>
      {past.map((monday) => {
        const number = isoWeek(monday).week
        return link(formatIsoWeek(monday), String(number), monday === week, t('heat.week', { week: number }))
      })}
      {link(undefined, t(period.last < page.today ? 'atEnd' : 'now'), week === null)}
    </nav>
  )
}
