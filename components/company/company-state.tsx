import { useLocale, useTranslations } from 'next-intl'
import type { CompanyPage } from '@/db/queries/company-page'
import { formatPercent, formatPoints, formatValue } from '@/lib/i18n/format'
import { shownAgainstPace } from '@/lib/okr/rounding'
import type { Locale } from '@/lib/okr/types'

type Say = ReturnType<typeof useTranslations<'company.state'>>

/** How the company stands against pace, which teams are behind, and whether their targets still add up. */
export function CompanyState({ page }: { page: CompanyPage }) {
  const t = useTranslations('company.state')
  const n = useTranslations('team.noPeriod')
  const locale = useLocale()
  if (page.period === null) return <p className="state">{n('text')}</p>
  return <p className="state">{sentences(page, t, locale).filter(Boolean).join(t('space'))}</p>
}

function sentences(page: CompanyPage, t: Say, locale: Locale): (string | null)[] {
  const { period, today, measures, teams, teamsBehind } = page
  const first = measures[0]
  if (period!.state === 'planning') return [t('planning')]
  if (period!.state === 'closed' || today > period!.last)
    return [
      first?.attainment.adjusted == null
        ? null
        : t('over', { metric: first.name, share: formatPercent(first.attainment.adjusted, locale) }),
    ]
  const stands = target(page, t, locale)
  const gap = first?.coverage?.gap
  const short =
    first && gap && gap !== '0' ? t('gap', { gap: formatValue(gap, first, locale, { compact: true }) }) : null
  const leaves = teams.filter(({ group, cell }) => !group && cell !== null).length
  return [
    short ? t('joined', { one: stands, other: short }) : stands + t('end'),
    leaves > 0 ? t('teams', { behind: teamsBehind, all: leaves }) : null,
  ]
}

function target({ measures, limits }: CompanyPage, t: Say, locale: Locale): string {
  const first = measures[0]
  if (!first) return t('noTarget')
  const metric = first.name
  if (first.progress === null) return t('noValue', { metric })
  if (first.status === 'done') return t('reached', { metric })
  const { status, pace } = first
  const { points } = shownAgainstPace(first.progress, { status, pace, thresholds: limits })
  if (points === 0) return t('level', { metric })
  const shown = formatPoints(Math.abs(points) / 100, locale, { signed: false })
  return t(points < 0 ? 'points' : 'ahead', { metric, points: shown })
}
