import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Details } from '@/components/ui/panels'
import type { GoalPage } from '@/db/queries/goal-page'
import { formatDay, formatInstant, formatValue } from '@/lib/i18n/format'

/** `0.0000` and `0` are one number. */
const same = (a: string | number | null | undefined, b: string | number | null | undefined): boolean =>
  a === b || (a != null && b != null && Number(a) === Number(b))

type Entry = { at: string; said: string; detail?: ReactNode }
type Story = GoalPage['story']

/** What became of the goal, newest first: its states, earlier words, corrections, and who did it. */
export function GoalHistory({ page }: { page: GoalPage }) {
  const t = useTranslations('goal.history')
  const locale = useLocale()
  const entries = useEntries(page).sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="visually-hidden">
        {t('title')}
      </h2>
      <Details summary={t('open', { count: entries.length })}>
        <ol className="open">
          {entries.map((entry, place) => (
            <li className="wide" key={`${entry.at} ${place}`}>
              <span className="muted small">{formatInstant(new Date(entry.at), locale, page.timeZone)}</span>{' '}
              {entry.said}
              {entry.detail}
            </li>
          ))}
        </ol>
      </Details>
    </section>
  )
}

function useEntries({ story, inside }: GoalPage): Entry[] {
  const t = useTranslations('goal.history')
  const locale = useLocale()
  const curves = useTranslations('goalForm.pace.curves')
  const measuredBy = ({
    keyResult,
    curve,
    marks,
    ...measure
  }: NonNullable<Story['others'][number]['paces']>[number]) => {
    const money = measure.kind === 'growth' ? { ...measure, kind: 'amount' as const } : measure
    const list = (marks ?? []).map(({ day, value }) =>
      t('mark', { value: formatValue(value, money, locale, { compact: true }), day: formatDay(day, locale) }),
    )
    return t('pace', { name: keyResult, curve: curves(curve), marks: list.length, list: list.join(t('and')) })
  }
  const quote = (text: string | null) =>
    text && <blockquote className="quote whitespace-pre-line">{text}</blockquote>
  const corrected = ({ before, after, keyResult, kind, unit, currency }: Story['corrections'][number]) =>
    Object.keys(after)
      .filter((field) => !same(before[field], after[field]))
      // Until an adjustment moves it, the current target is the original one.
      .filter((field) => field !== 'original' || !same(after.original, after.target))
      .map((field) => {
        const show = (value: string | number | null | undefined) => {
          if (value == null) return '–'
          if (field === 'weight') return `${Number(value) / 100}%`
          if (/starts|deadline|dueOn/.test(field)) return formatDay(String(value), locale)
          const money = kind === 'growth' && field !== 'base'
          return money
            ? `${Number(value)}%`
            : formatValue(String(value), { kind: kind ?? 'count', unit, currency }, locale, { compact: true })
        }
        const words = { from: show(before[field]), to: show(after[field]), name: keyResult ?? '' }
        return t(`field.${field as 'target'}`, words)
      })
      .join(locale === 'en' ? '; ' : '；')
  return [
    ...story.steps.map((step) => ({
      at: step.at,
      said: t(step.alone ? (step.event === 'grade' ? 'gradeAlone' : 'agreeAlone') : step.event, {
        name: step.by,
      }),
      detail: inside ? quote(step.comment) : null,
    })),
    ...story.revisions.map((one) => ({
      at: one.at,
      said: t('revised', { name: one.by }),
      detail: (['name', 'content', 'background', 'support', 'relevance', 'accountable'] as const).map(
        (part) =>
          one[part] !== null && (
            <div key={part}>{quote(t(`before.${part}`, { text: one[part] || '–' }))}</div>
          ),
      ),
    })),
    ...story.corrections.map((one) => ({
      at: one.at,
      said: t('corrected', { name: one.by, what: corrected(one) }),
      detail: inside ? quote(one.explanation) : null,
    })),
    ...(story.assignment?.objectedAt && inside
      ? [{ at: story.assignment.objectedAt, said: t('objected'), detail: quote(story.assignment.objection) }]
      : []),
    ...story.course.map((one) => ({
      at: one.at,
      said: t(`course.${one.asked}.${one.answer}`, { name: one.by }),
      detail: inside ? quote(one.word) : null,
    })),
    ...story.others.flatMap(({ event, by, at, paces }) => {
      const key = {
        'goal.edit': 'edited',
        'goal.read': 'read',
        'alignment.set': 'aligned',
        'goal.keep_target': 'keptTarget',
        'goal.split_year': 'splitYear',
        'goal.set_pace': 'setPace',
      }[event]
      const detail = paces && paces.length > 0 && (
        <span className="sub">{paces.map(measuredBy).join(' · ')}</span>
      )
      return key ? [{ at, said: t(key as 'edited', { name: by ?? '–' }), detail }] : []
    }),
  ]
}
