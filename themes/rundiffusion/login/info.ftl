<#-- Base's page says its one sentence twice, as heading and as text. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        <#if messageHeader??>${msg(messageHeader)}<#else>${message.summary}</#if>
    <#elseif section == "form">
        <#if messageHeader??>
        <p>${message.summary}</p>
        </#if>
        <#if requiredActions??>
        <ul>
            <#list requiredActions as action>
            <li>${msg("requiredAction." + action)}</li>
            </#list>
        </ul>
        </#if>
        <#if !skipLink??>
            <#if pageRedirectUri?has_content>
        <a class="button primary" href="${pageRedirectUri}">${msg("backToApplication")}</a>
            <#elseif actionUri?has_content>
        <a class="button primary" href="${actionUri}">${msg("proceedWithAction")}</a>
            <#else>
        <a class="button primary" href="${layout.home()}">${msg("backToApplication")}</a>
            </#if>
        </#if>
        <#if microsoftSignOut??>
        <p class="help">${msg("microsoftStays")} <a id="microsoft-sign-out" href="${microsoftSignOut}">${msg("microsoftSignOut")}</a></p>
        </#if>
    </#if>
</@layout.registrationLayout>
