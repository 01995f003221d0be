<#-- What somebody copied from Microsoft's page, and what it means. The text is not shown again, only its code. -->
<#import "template.ftl" as layout>
<#assign app = (client.name)!((realm.displayName)!"")>
<#assign home = (client.baseUrl)!(properties.appUrl!"")>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        ${msg("signInHelp.title")}
    <#elseif section == "form">
        <#if error??>
        <div data-error="${error}">
            <p><code id="code">AADSTS${code}</code></p>
            <p>${msg("entraError." + error, app)}</p>
            <p class="fixer">
                <strong>${msg("rejection.fixer.label")}</strong>
                <span>${msg("signInHelp.fixer." + fixer, app)}</span>
            </p>
            <#if supportEmail?? && fixer == "operator">
            <p class="help"><a href="mailto:${supportEmail}?subject=${(app + " AADSTS" + code)?url("UTF-8")}">${msg("rejection.support", supportEmail)}</a></p>
            </#if>
        </div>
        <#elseif code??>
        <p class="message warning" role="status">${(code == "none")?then(msg("signInHelp.none"), msg("signInHelp.unknown", "AADSTS" + code))}</p>
        <#else>
        <p>${msg("signInHelp.text")}</p>
        </#if>
        <#-- Whoever has read what it means goes back; whoever has not pastes first. -->
        <#if error??><@back/><@ask/><#else><@ask/><@back/></#if>
    </#if>
</@layout.registrationLayout>

<#macro back>
<#if home?has_content>
<a class="${properties.kcButtonClass!}<#if error??> ${properties.kcButtonPrimaryClass!}</#if>" id="retry" href="${home}">${msg("rejection.retry", app)}</a>
</#if>
</#macro>

<#macro ask>
<form action="${askUrl}" method="post">
    <div class="${properties.kcFormGroupClass!}">
        <label for="text">${msg("signInHelp.label")}</label>
        <textarea class="${properties.kcInputClass!}" id="text" name="text" rows="4" maxlength="10000" required autocomplete="off" spellcheck="false"></textarea>
    </div>
    <button class="${properties.kcButtonClass!}<#if !error??> ${properties.kcButtonPrimaryClass!}</#if>">${msg("signInHelp.explain")}</button>
</form>
</#macro>
