import { useTranslations } from 'next-intl'
import { LeftGoals } from '@/components/admin/left-goals'
import { MovedGoals } from '@/components/admin/moved-goals'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { PersonPage } from '@/db/queries/person-page'
import { moveGoals, settleGoals } from '@/lib/actions/people'

/** Open goals of somebody who has left or moved, for those above them: an admin decides only what they may read. */
export function UndecidedGoals({ page: { person, undecided } }: { page: PersonPage }) {
  const t = useTranslations('person.undecided')
  const admin = useTranslations('admin.person')
  if (!undecided) return null
  const { goals, people } = undecided
  const team = person.team?.name ?? ''
  return (
    <section id="undecided" aria-labelledby="undecided-title">
      <h2 id="undecided-title">{t('title')}</h2>
      <p className="muted">{person.active ? admin('elsewhere.text', { team }) : admin('leave.settleText')}</p>
      <ActionForm action={person.active ? moveGoals : settleGoals}>
        <input type="hidden" name="personId" value={person.id} />
        {person.active ? (
          <MovedGoals goals={goals} moves={admin('elsewhere.moves', { team })} />
        ) : (
          <LeftGoals goals={goals} people={people} />
        )}
        <div className="actions under">
          <SubmitButton tone="plain">{admin('leave.settle')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}
