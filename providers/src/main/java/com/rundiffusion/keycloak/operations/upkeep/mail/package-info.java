/** Mails that wait for their turn: each claimed by one node, sent, and tried again. */
package com.rundiffusion.keycloak.operations.upkeep.mail;
