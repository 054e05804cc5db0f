export { AgentCasesScreen as default } from '@/features/desk/AgentCasesScreen';
