/** The Reply URL resource: whose response is this, and where does it go. */
package com.rundiffusion.keycloak.signin.replyurl;
