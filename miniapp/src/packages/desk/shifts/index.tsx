export { ShiftsScreen as default } from '@/features/roster/ShiftsScreen';
