export { AppealScreen as default } from '@/features/marks/AppealScreen';
