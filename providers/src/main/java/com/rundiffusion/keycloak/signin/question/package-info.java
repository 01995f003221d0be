/** What apps ask before they start a sign-in: is this company ours, or still somebody else's. */
package com.rundiffusion.keycloak.signin.question;
