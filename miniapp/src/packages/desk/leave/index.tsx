export { LeaveScreen as default } from '@/features/leave/LeaveScreen';
