export { PlanScreen as default } from '@/features/planning/PlanScreen';
