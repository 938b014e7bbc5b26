import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test'

test('the method’s worked case tells its whole life on one page', async ({ page }) => {
  await signIn(page, '秦致远')
  await page.getByRole('searchbox').fill('新签5家客户')
  await page.getByRole('searchbox').press('Enter')
  await page.getByRole('link', { name: /新签5家客户，销售额增长10%/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '新签5家客户，销售额增长10%' })).toBeVisible()
  await expect(page.locator('.state')).toHaveText('已于2025年3月31日截止：按现目标100%，按原目标80%。')

  await test.step('60 and 100, 120 and 150, 80 and 100, 90 and 125 %', async () => {
    const row = (name: RegExp) =>
      page.getByRole('region', { name: '截止时的达成率' }).getByRole('row', { name })
    await expect(row(/^新增客户/)).toHaveText(/50%\s*3家\s*60%\s*目标5家\s*100%\s*目标3家/)
    await expect(row(/^销售额增长率/)).toHaveText(/50%\s*12%\s*120%\s*目标10%\s*150%\s*目标8%/)
    await expect(row(/每项最高计100%/)).toHaveText(/80%\s*100%/)
    await expect(row(/不封顶/)).toHaveText(/90%\s*125%/)
    await expect(page.getByText('截止日之后，不计入： 新增客户，6月30日为4家')).toBeVisible()
  })

  await test.step('the adjustment and the change of approach, by whom and why', async () => {
    const changes = page.getByRole('region', { name: '目标调整' })
    const adjusted = changes.getByRole('article').filter({ hasText: '2025年2月21日通过' })
    await expect(adjusted).toContainText('原因：反馈')
    await expect(adjusted).toContainText('新增客户5 → 3家 · 销售额增长率10% → 8%')
    await expect(adjusted).toContainText('部分客户沟通难度较大')
    const approach = changes.getByRole('article').filter({ hasText: '做法调整' })
    await expect(approach).toContainText('优化沟通方式')
    await expect(approach).toContainText('Melvin Marxen已阅，2025年2月25日')
  })

  await test.step('the nine parts, in the method’s words', async () => {
    const parts = page.getByRole('region', { name: '目标的九个部分' })
    await expect(parts).toContainText('我有一定的市场分析能力，但客户开发经验较少')
    for (const support of ['时间：', '团队协作：', '客户资料：']) await expect(parts).toContainText(support)
    await expect(page.getByText('比率不能相加，只能并列比较')).toBeVisible()
    await expect(page.getByText('6项任务完成5项；任务不影响数字')).toBeVisible()
  })

  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await expectNoSidewaysScroll(page)
})
