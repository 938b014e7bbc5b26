import { useLocale, useTranslations } from 'next-intl'
import { againstPace, shownMeasure } from '@/components/teams/measure-words'
import type { CompanyPage } from '@/db/queries/company-page'
import type { UnitMeasure } from '@/db/queries/parts/unit-standing'
import { formatPercent, formatValue } from '@/lib/i18n/format'
import type { Thresholds } from '@/lib/okr/status'
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
  const { period, today, measures, metric, limits, teams, teamsBehind } = page
  const shown = shownMeasure(page)
  if (period!.state === 'planning') return [t('planning')]
  if (period!.state === 'closed' || today > period!.last)
    return [
      shown?.attainment.adjusted == null
        ? null
        : t('over', { metric: shown.name, share: formatPercent(shown.attainment.adjusted, locale) }),
    ]
  const cells = teams.flatMap(({ group, cell }) => (group || cell === null ? [] : [cell]))
  const noData = cells.filter(({ status }) => status === 'no_data').length
  return [
    shown
      ? target(shown, limits, t, locale)
      : metric && measures.length > 0
        ? t('noTargetIn', { metric: metric.name })
        : t('noTarget'),
    metric && cells.length > 0
      ? t('teams', { behind: teamsBehind, all: cells.length, noData, metric: metric.name })
      : null,
  ]
}

/** Where it stands, and whether the targets below still add up to it. */
function target(shown: UnitMeasure, limits: Thresholds, t: Say, locale: Locale): string {
  const { key, values } = againstPace(shown, limits, locale)
  const gap = shown.coverage?.gap
  if (!gap || gap === '0') return t(key, values) + t('end')
  return t('joined', {
    one: t(key, values),
    other: t('gap', { gap: formatValue(gap, shown, locale, { compact: true }) }),
  })
}
