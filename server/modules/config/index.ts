export {
  badgeCriteria,
  configContent,
  OPERATORS,
  type Badge,
  type BadgeCriteria,
  type CoinRule,
  type Condition,
  type ConfigContent,
  type SkillRule,
  type Streak,
  type TokenRule,
} from './content.ts';
export { getBadge, listBadges, setBadgeIcon } from './badge-icon.ts';
export { publishedVersion, requirePublished, versionContent, type FrozenVersion } from './published.ts';
export { configPlan, contentOf, type ConfigPlan, type ConfigPlanInput } from './plan.ts';
export { contentProblems } from './problems.ts';
export { referencesOf, type Reference } from './references.ts';
export { replaceContent, type Replaced } from './replace-content.ts';
export { starterContent, STAGE_NAMES } from './starter.ts';
export { impactOutput, previewImpact, type Compared } from './versions/impact.ts';
export { requireVersion } from './store.ts';
