import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { TextArea } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { GoalPage } from '@/db/queries/goal-page'
import {
  agreeGoal,
  assignGoal,
  discardGoal,
  objectToGoal,
  readAssignment,
  returnGoal,
  submitGoal,
  withdrawGoal,
} from '@/lib/actions/goals'
import type { GoalAct } from '@/lib/okr/goal-acts'
import { criteria, type GoalCheck } from '@/lib/okr/goal-check/check-goal'
import { goalLimits } from '@/lib/okr/input/goals'
import { isPaced } from '@/lib/okr/measures'
import { FormAnchor } from './form-anchor'

/** What the viewer may do to the goal now; the lock is the commands'. */
export function GoalActions({ page }: { page: GoalPage }) {
  const { goal, acts } = page
  const t = useTranslations('goal.act')
  const may = (act: GoalAct) => acts.includes(act)
  const address = `/goals/${goal.id}`
  const own = goal.ownerId === page.viewerId
  const links: ['log' | 'edit' | 'adjust' | 'editWords' | 'correct', string, boolean][] = [
    ['log', own ? '/check-in' : `/check-in?for=${goal.ownerId}`, own],
    ['edit', `${address}/edit`, !may('submit') && !may('assign')],
    ['adjust', `${address}/adjust`, false],
    ['editWords', `${address}/edit`, false],
    ['correct', `${address}/correct`, false],
  ]
  return (
    <div className="under grid gap-3">
      <div className="actions">
        {links
          .filter(([act]) => may(act))
          .map(([act, href, primary]) => (
            <Link
              key={act}
              className={primary ? 'button primary' : 'button'}
              href={href as Route}
              prefetch={false}
            >
              {act === 'log' && !own ? t('logFor') : t(act)}
            </Link>
          ))}
        {may('plan') && goal.keyResults.some(({ kind, dropped }) => isPaced(kind) && !dropped) && (
          <Link className="button" href={`${address}/pace` as Route} prefetch={false}>
            {t('pace')}
          </Link>
        )}
        {page.splits && (
          <Link className="button" href={`${address}/quarters` as Route} prefetch={false}>
            {t('split')}
          </Link>
        )}
        {page.comments && (
          <a className="button quiet" href="#comments">
            {t('comment')}
          </a>
        )}
      </div>
      <Decisions page={page} />
      {may('answer') && <Answer page={page} />}
    </div>
  )
}

/** What moves the goal from one state to the next. */
function Decisions({ page: { goal, acts, viewerId, check, story, below } }: { page: GoalPage }) {
  const t = useTranslations('goal.act')
  const may = (act: GoalAct) => acts.includes(act)
  const which = { goalId: goal.id, version: goal.version }
  const edit = may('edit') ? `/goals/${goal.id}/edit` : undefined
  const alone = goal.ownerId === viewerId
  const reason = check && <CheckReason check={check} given={story.checkReason} />
  return (
    <>
      {may('submit') && (
        <Act action={submitGoal} {...which} hint={t('submitHint')} button={t('submit')} edit={edit}>
          {reason}
        </Act>
      )}
      {may('assign') && (
        <Act
          action={assignGoal}
          {...which}
          hint={t('assignHint', { name: goal.ownerName })}
          button={t('assign')}
          edit={edit}
          tone="plain"
        >
          {reason}
        </Act>
      )}
      {may('agree') && (
        <Act
          action={agreeGoal}
          {...which}
          hint={t(alone ? 'agreeAloneHint' : 'agreeHint', { count: goal.keyResults.length })}
          button={t('agree')}
        />
      )}
      {may('return') && (
        <Details plain summary={t('return')}>
          <ActionForm action={returnGoal} version={goal.version}>
            <input type="hidden" name="goalId" value={goal.id} />
            <TextArea
              name="comment"
              label={t('returnComment')}
              first
              maxLength={goalLimits.comment}
              required
            />
            <SubmitButton tone="plain">{t('returnButton')}</SubmitButton>
          </ActionForm>
        </Details>
      )}
      {may('withdraw') && (
        <Act action={withdrawGoal} {...which} hint={t('withdrawHint')} button={t('withdraw')} tone="plain" />
      )}
      {may('discard') && <Discard goal={goal} below={below} own={alone} />}
    </>
  )
}

/** It is final, so it says first what it will do. */
function Discard({ goal, below, own }: Pick<GoalPage, 'goal' | 'below'> & { own: boolean }) {
  const t = useTranslations('goal.act')
  const feeding = new Set(below.flatMap(({ children }) => children.map(({ goalId }) => goalId)))
  return (
    <Details plain summary={t('discard')}>
      <p>{t('discardHint', { name: goal.name, count: feeding.size })}</p>
      <ActionForm action={discardGoal} version={goal.version} className="under">
        <input type="hidden" name="goalId" value={goal.id} />
        {!own && goal.teamId && <input type="hidden" name="teamId" value={goal.teamId} />}
        <SubmitButton tone="final">{t('discardButton')}</SubmitButton>
      </ActionForm>
    </Details>
  )
}

type ActProps = {
  action: typeof submitGoal
  goalId: string
  version: number
  button: string
  hint?: string
  /** Where to put right what a refusal names. */
  edit?: string
  tone?: 'primary' | 'plain'
  children?: ReactNode
}

function Act({ action, goalId, version, button, hint, edit, tone = 'primary', children }: ActProps) {
  const t = useTranslations('goal.act')
  return (
    <ActionForm action={action} version={version}>
      <input type="hidden" name="goalId" value={goalId} />
      {children}
      <p className="actions">
        <SubmitButton tone={tone}>{button}</SubmitButton>
        {hint && <span className="small muted">{hint}</span>}
        {edit && (
          <FormAnchor name="keyResults">
            <Link href={edit as Route} prefetch={false}>
              {t('putRight')}
            </Link>
          </FormAnchor>
        )}
      </p>
    </ActionForm>
  )
}

/** Where the check fails it asks why the goal is handed in all the same; it blocks nothing. */
function CheckReason({ check, given }: { check: GoalCheck; given: string }) {
  const t = useTranslations('check')
  const failed = criteria.filter((one) => check.criteria[one].verdict === 'fail')
  if (failed.length === 0) return null
  const list = failed.map((one) => t(`criteria.${one}`)).join(t('and'))
  return (
    <TextArea
      name="reason"
      label={t('reason')}
      hint={t('reasonHint', { list })}
      rows={2}
      maxLength={goalLimits.relevance}
      defaultValue={given}
      required
    />
  )
}

/** What the owner of an assigned goal can say to it. */
function Answer({ page: { goal, story } }: { page: GoalPage }) {
  const t = useTranslations('goal.act')
  return (
    <div>
      {!story.assignment?.readAt && (
        <ActionForm action={readAssignment}>
          <input type="hidden" name="goalId" value={goal.id} />
          <SubmitButton>{t('read')}</SubmitButton>
        </ActionForm>
      )}
      <Details plain summary={t('object')}>
        <ActionForm action={objectToGoal}>
          <input type="hidden" name="goalId" value={goal.id} />
          <TextArea
            name="objection"
            label={t('objection')}
            hint={t('objectionHint')}
            first
            maxLength={goalLimits.comment}
            required
          />
          <SubmitButton tone="plain">{t('objectButton')}</SubmitButton>
        </ActionForm>
      </Details>
    </div>
  )
}
