import type { DismissSuggestion } from '../../../lib/okr/input/incentives'
import type { Context } from '../../context'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { decideSuggestion } from './decide-suggestion'

/**
 * Lets a suggestion go, with a word why. No note is written, and its person learns nothing of it.
 *
 * @throws NotFound, Conflict `suggestionDecided`, `suggestionGone`
 */
export const dismissSuggestion = (ctx: Context, input: DismissSuggestion): Promise<null> =>
  transact(ctx, input.formId, async (tx) => {
    const { ruleId, goalId, mark, word } = input
    const { id } = await decideSuggestion(tx, ctx, { ruleId, goalId, mark }, { outcome: 'dismissed', word })
    await recordActivity(tx, ctx, {
      event: 'suggestion.dismiss',
      subjectId: id,
      goalId,
      after: { ruleId, mark },
    })
    return null
  })
