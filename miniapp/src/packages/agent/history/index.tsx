export { AgentHistoryScreen as default } from '@/features/dispatch/AgentHistoryScreen';
