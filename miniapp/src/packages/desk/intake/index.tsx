export { IntakeScreen as default } from '@/features/desk/IntakeScreen';
