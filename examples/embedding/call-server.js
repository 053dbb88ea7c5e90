/** Your own credentials server (examples/credentials-server). This address is the lab's, which answers it by itself. */
export const credentialsUrl = 'https://credentials.lab.invalid/call';
