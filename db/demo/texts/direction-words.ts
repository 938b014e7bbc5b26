/** What the executives say to everybody, in both languages, as this company does. */
export type DirectionFacts = {
  year: boolean
  revenue: { en: string; zh: string }
  product: string
  share: number
  sector: { en: string; zh: string }
}

export const directionWords = {
  quarter: ({ revenue, product, share, sector }: DirectionFacts) => ({
    strategy: [
      `We grow by a fifth over the quarter before: ${revenue.en}. We do it with customers we know and with larger systems, not with more small orders.`,
      `比上季度增长两成，做到${revenue.zh}。靠老客户和大型系统，不靠堆小单。`,
    ].join('\n'),
    coreBusiness: [
      `${product} brings ${share}% of what we win. Every rep can present it alone by the middle of the quarter; GTK 500 stays with the three regions’ specialists.`,
      `${product}占成交额的${share}%，季度中期前每位销售都要能独立演示；GTK 500由三个大区的专人负责。`,
    ].join('\n'),
    marketTrends: [
      `${sector.en} customers buy most and decide faster than a year ago. Budgets are released at the end of each month; offers that reach them before that are won more often.`,
      `${sector.zh}行业买得最多，决策比一年前快。客户月底放预算，赶在那之前到的报价更容易成。`,
    ].join('\n'),
  }),
  year: ({ revenue, product, share, sector }: DirectionFacts) => ({
    strategy: [
      `${revenue.en} this year, a stronger East, and a price for every offer within two working days.`,
      `全年${revenue.zh}，把East做强，每份报价两个工作日内定价。`,
    ].join('\n'),
    coreBusiness: [
      `Hardware for offices and data rooms: ${product} (${share}% of revenue), GTX Pro and MG Advanced first.`,
      `办公和机房硬件：以${product}（占成交额${share}%）、GTX Pro和MG Advanced为主。`,
    ].join('\n'),
    marketTrends: [
      `${sector.en} and software customers replace older machines. Competitors sell cheaper and support less; we win where support decides.`,
      `${sector.zh}和软件行业在更换旧设备。对手价格低、服务少，看重服务的客户是我们的机会。`,
    ].join('\n'),
  }),
  pilot: {
    strategy: [
      'Sales grow by 15% over the same quarter last year. One team writes its goals here first; the others follow when it has worked for a quarter.',
      '销售额比去年同期增长15%。先由一个团队在这里写目标，用满一个季度再推广到其他团队。',
    ].join('\n'),
    coreBusiness: [
      'Systems for mid-size companies, sold directly and looked after by the same person.',
      '面向中型企业的系统，直接销售，由同一位销售持续服务。',
    ].join('\n'),
    marketTrends: [
      'New customers take longer to decide than a year ago, and ask for references first.',
      '新客户比一年前决定得慢，先问有没有同行案例。',
    ].join('\n'),
  },
}

export const sectorNames: Record<string, { en: string; zh: string }> = {
  technology: { en: 'Technology', zh: '科技' },
  medical: { en: 'Medical', zh: '医疗' },
  retail: { en: 'Retail', zh: '零售' },
  software: { en: 'Software', zh: '软件' },
  entertainment: { en: 'Entertainment', zh: '娱乐' },
  marketing: { en: 'Marketing', zh: '营销' },
  telecommunications: { en: 'Telecommunications', zh: '电信' },
  finance: { en: 'Finance', zh: '金融' },
  employment: { en: 'Employment', zh: '人力资源' },
  services: { en: 'Services', zh: '服务' },
}
