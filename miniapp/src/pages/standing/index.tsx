export { StandingScreen as default } from '@/features/marks/StandingScreen';
