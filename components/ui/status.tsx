import { useTranslations } from 'next-intl'
import type { Status } from '@/lib/okr/types'
import {
  CountedShapes,
  ShapedCounts,
  ShapedStatus,
  type StatusCounts,
  type StatusWords,
} from './status-drawing'

/** ▲ at risk: the shape and its word. */
export function StatusMark({ status }: { status: Status }) {
  const t = useTranslations('status')
  return <ShapedStatus status={status}>{t(status)}</ShapedStatus>
}

/** The word of each, for what is drawn in the browser too. */
export function useStatusWords(): StatusWords {
  const t = useTranslations('status')
  return {
    on_track: t('on_track'),
    at_risk: t('at_risk'),
    off_track: t('off_track'),
    done: t('done'),
    no_data: t('no_data'),
  }
}

/** How many of each: shapes with figures, or in words ("3 on track, 1 off track") where there is room. */
export function StatusMix({ counts, words = false }: { counts: StatusCounts; words?: boolean }) {
  const t = useTranslations('status')
  const known = useStatusWords()
  if (!words) return <CountedShapes counts={counts} words={known} />
  return <ShapedCounts counts={counts} said={(status, count) => t(`count.${status}`, { count })} />
}
