export { AgentTodayScreen as default } from '@/features/dispatch/AgentTodayScreen';
